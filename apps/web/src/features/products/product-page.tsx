import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import { AdjustStock } from "./adjust-stock.tsx";
import { EditProduct } from "./edit-product.tsx";
import { ProductActions } from "./product-actions.tsx";
import classes from "./product-page.module.css";
import { StockEntries } from "./stock-entries.tsx";
import { StockLevel } from "./stock-level.tsx";

type ProductPageProps = { productId: string; onRemoved: () => void };

/** One product: what it is, how many there are, and why. */
export function ProductPage({ productId, onRemoved }: ProductPageProps) {
  const trpc = useTRPC();
  const {
    data: product,
    error,
    refetch,
    isFetching,
  } = useQuery(trpc.products.byId.queryOptions({ id: productId }));
  const [isAdjusting, setAdjusting] = useState(false);

  if (!product) {
    return (
      <Page title={t`Product`}>
        <NoProduct error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
      </Page>
    );
  }
  return (
    <Page title={product.name}>
      <p className={classes.back}>
        <Link to="/admin/products">
          <Trans>All products</Trans>
        </Link>
        {!product.isActive && (
          <StatusMark tone="idle">
            <Trans>Not for sale</Trans>
          </StatusMark>
        )}
      </p>
      <Section
        title={t`Stock`}
        action={
          <Button variant="default" size="xs" onClick={() => setAdjusting(true)}>
            <Trans>Adjust</Trans>
          </Button>
        }
      >
        <p className={classes.stock}>
          <StockLevel stock={product.stock} />
        </p>
      </Section>
      <Section title={t`What is sold`}>
        <EditProduct
          key={product.id}
          stored={product}
          isGone={reasonOf(error)?.code === "NOT_FOUND"}
        />
      </Section>
      <Section title={t`What moved the stock`}>
        <StockEntries productId={product.id} />
      </Section>
      <ProductActions product={product} onRemoved={onRemoved} />
      {isAdjusting && <AdjustStock product={product} onClose={() => setAdjusting(false)} />}
    </Page>
  );
}

type NoProductProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

function NoProduct({ error, onRetry, isRetrying }: NoProductProps) {
  if (error === null) {
    return (
      <Stack role="status" aria-label={t`Loading the product`}>
        <Skeleton height={120} />
        <Skeleton height={280} />
      </Stack>
    );
  }
  const code = reasonOf(error)?.code;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title={t`This product is not there`}
        action={
          <Link to="/admin/products">
            <Trans>All products</Trans>
          </Link>
        }
      >
        <Trans>It was removed, or the link is mistyped. Orders keep what they say of it.</Trans>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t`The product could not be loaded`}
      message={describeError(error)}
      onRetry={onRetry}
      isRetrying={isRetrying}
    />
  );
}
