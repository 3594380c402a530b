import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { OrderDetails } from "@tenon/schemas/orders";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { describeMoment } from "#ui/describe-time.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { Page } from "#ui/page.tsx";
import { personName } from "#ui/person-name.ts";
import { CancelOrder } from "./cancel-order.tsx";
import { DeskActs } from "./desk-acts.tsx";
import classes from "./desk-order.module.css";

type DeskOrderProps = {
  orderId: string;
  /** What was ordered, where it stands, and what became of it. */
  children: (order: OrderDetails) => ReactNode;
};

/** One order, whoever placed it, and what is to be done with it. */
export function DeskOrder({ orderId, children }: DeskOrderProps) {
  const trpc = useTRPC();
  const {
    data: order,
    error,
    refetch,
    isFetching,
  } = useQuery(trpc.orders.byId.queryOptions({ id: orderId }));
  const [isCancelling, setCancelling] = useState(false);

  if (!order) {
    return (
      <Page title={t`Order`}>
        <NoOrder error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
      </Page>
    );
  }
  const { number, customer } = order;
  const placedAt = describeMoment(order.createdAt);
  const name = personName(customer);
  return (
    <Page
      title={t`Order ${number}`}
      aside={<DeskActs order={order} size="sm" onCancel={() => setCancelling(true)} />}
    >
      <p className={classes.back}>
        <Link to="/admin/orders">
          <Trans>All orders</Trans>
        </Link>
      </p>
      <p className={classes.facts}>
        {customer === null ? (
          <Trans>
            Placed on {placedAt} by {name}
          </Trans>
        ) : (
          <Trans>
            Placed on {placedAt} by{" "}
            <Link to="/admin/users/$userId" params={{ userId: customer.id }}>
              {name}
            </Link>
          </Trans>
        )}
      </p>
      {children(order)}
      {isCancelling && <CancelOrder order={order} onClose={() => setCancelling(false)} />}
    </Page>
  );
}

type NoOrderProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

function NoOrder({ error, onRetry, isRetrying }: NoOrderProps) {
  if (error === null) {
    return (
      <Stack role="status" aria-label={t`Loading the order`}>
        <Skeleton height={180} />
        <Skeleton height={120} />
      </Stack>
    );
  }
  const code = reasonOf(error)?.code;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title={t`This order is not there`}
        action={
          <Link to="/admin/orders">
            <Trans>All orders</Trans>
          </Link>
        }
      >
        <Trans>The link is mistyped.</Trans>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t`The order could not be loaded`}
      message={describeError(error)}
      onRetry={onRetry}
      isRetrying={isRetrying}
    />
  );
}
