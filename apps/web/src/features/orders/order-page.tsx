import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OrderDetails } from "@tenon/schemas/orders";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { Page } from "#ui/page.tsx";
import { personName } from "#ui/person-name.ts";
import { Section } from "#ui/section.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { OrderLines } from "./order-lines.tsx";
import { OrderNews } from "./order-news.tsx";
import classes from "./order-page.module.css";
import { OrderStatusBadge } from "./order-status.tsx";
import { OrderTimeline } from "./order-timeline.tsx";
import { OwnOrderActions } from "./own-order-actions.tsx";

type OrderPageProps = {
  orderId: string;
  ownId: string;
  /** Puts the same into the cart again. */
  onOrderAgain: (order: OrderDetails) => void;
};

/** One order: what is in it, and what became of it. */
export function OrderPage({ orderId, ownId, onOrderAgain }: OrderPageProps) {
  const trpc = useTRPC();
  const {
    data: order,
    error,
    refetch,
    isFetching,
  } = useQuery(trpc.orders.byId.queryOptions({ id: orderId }));

  if (!order) {
    return (
      <Page title={t`Order`}>
        <NoOrder error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
      </Page>
    );
  }
  const { number, status, customer, createdAt } = order;
  const isOwn = customer?.id === ownId;
  const customerName = personName(customer);
  return (
    <Page title={t`Order ${number}`} aside={<OrderStatusBadge status={status} />}>
      <p className={classes.byline}>
        {isOwn ? (
          <Trans>
            Placed <TimeAgo at={createdAt} /> · <Link to="/orders">All your orders</Link>
          </Trans>
        ) : (
          <Trans>
            {customerName} · placed <TimeAgo at={createdAt} />
          </Trans>
        )}
      </p>
      {isOwn && <OrderNews order={order} ownId={ownId} />}
      {isOwn && <OwnOrderActions order={order} onOrderAgain={() => onOrderAgain(order)} />}
      <Section title={t`What was ordered`} hint={t`At the prices of that day.`}>
        <OrderLines order={order} />
      </Section>
      <Section title={t`What became of it`}>
        <OrderTimeline order={order} />
      </Section>
    </Page>
  );
}

type NoOrderProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

function NoOrder({ error, onRetry, isRetrying }: NoOrderProps) {
  if (error === null) {
    return (
      <Stack role="status" aria-label={t`Loading the order`}>
        <Skeleton height={160} />
        <Skeleton height={200} />
      </Stack>
    );
  }
  const code = reasonOf(error)?.code;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title={t`This order is not there`}
        action={
          <Link to="/orders">
            <Trans>Your orders</Trans>
          </Link>
        }
      >
        <Trans>It is somebody else’s, or the link is mistyped.</Trans>
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
