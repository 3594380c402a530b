import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, VisuallyHidden } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Product } from "@tenon/schemas/products";
import { describeError } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { ProductItem } from "./product-item.tsx";
import { productListQuery } from "./product-list-query.ts";
import classes from "./product-list.module.css";
import type { ShopSearch } from "./shop-search.ts";

type ProductListProps = {
  search: ShopSearch;
  /** How many of a product are in the cart. */
  inCart: (productId: string) => number;
  onAdd: (product: Product, quantity: number) => string | null;
  onClearSearch: () => void;
};

/** What is for sale, by name. */
export function ProductList({ search, inCart, onAdd, onClearSearch }: ProductListProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery(productListQuery({ client, trpc }, search));
  const { error, isFetching, isPlaceholderData, hasNextPage } = list;

  if (list.isPending) return <Loading />;
  if (!list.data) {
    return (
      <ErrorState
        title={t`The shop could not be loaded`}
        message={describeError(error)}
        onRetry={() => void list.refetch()}
        isRetrying={isFetching}
      />
    );
  }
  const products = list.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <VisuallyHidden role="status">
        {isPlaceholderData ? "" : describeShown(products.length, hasNextPage)}
      </VisuallyHidden>
      <div data-outdated={isPlaceholderData || undefined} aria-busy={isFetching}>
        {products.length === 0 ? (
          <NoProducts isSearch={search.q !== undefined} onClearSearch={onClearSearch} />
        ) : (
          <ul className={classes.list} aria-label={t`Products`}>
            {products.map((product) => (
              <ProductItem
                key={product.id}
                product={product}
                inCart={inCart(product.id)}
                onAdd={(quantity) => onAdd(product, quantity)}
              />
            ))}
          </ul>
        )}
      </div>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}

type NoProductsProps = { isSearch: boolean; onClearSearch: () => void };

function NoProducts({ isSearch, onClearSearch }: NoProductsProps) {
  if (!isSearch) {
    return (
      <EmptyState title={t`Nothing for sale yet`}>
        <Trans>What administrators put into the catalogue is shown here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t`No product matches`}
      action={
        <Button variant="default" size="sm" onClick={onClearSearch}>
          <Trans>Clear search</Trans>
        </Button>
      }
    >
      <Trans>Nothing for sale has all of these words. The beginning of a word is enough.</Trans>
    </EmptyState>
  );
}

const places = ["a", "b", "c", "d", "e", "f"];

/** Products to come, in the shape of products. */
function Loading() {
  return (
    <div className={classes.list} aria-busy="true">
      <VisuallyHidden role="status">
        <Trans>Loading products</Trans>
      </VisuallyHidden>
      {places.map((place) => (
        <div key={place} className={classes.item}>
          <Skeleton width="60%" height={16} />
          <Skeleton width="30%" height={10} mt={10} />
          <Skeleton height={10} mt={18} />
          <Skeleton width="80%" height={10} mt={8} />
          <Skeleton height={34} mt={28} />
        </div>
      ))}
    </div>
  );
}

function describeShown(count: number, hasMore: boolean): string {
  const shown = describeNumber(count);
  return hasMore
    ? t`${shown} or more products`
    : plural(count, { one: "# product", other: "# products" });
}
