import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, VisuallyHidden } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { describeError } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { PagedList } from "#ui/paged-list.tsx";
import { RowList } from "#ui/row-list.tsx";
import { OrderItem } from "./order-item.tsx";
import type { OrderSearch } from "./order-search.ts";
import { ownOrdersQuery } from "./own-orders-query.ts";
import classes from "./own-orders.module.css";

type OwnOrdersProps = { search: OrderSearch; onShowAll: () => void };

/** One's own orders, the newest first. */
export function OwnOrders({ search, onShowAll }: OwnOrdersProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery(ownOrdersQuery({ client, trpc }, search));
  const orders = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <PagedList
      name="orders"
      list={list}
      count={orders.length}
      status={describeShown(orders.length, list.hasNextPage)}
      failureTitle={t`Your orders could not be loaded`}
      describeError={describeError}
      loading={<Loading />}
      empty={<NoOrders isFiltered={search.status !== undefined} onShowAll={onShowAll} />}
    >
      <RowList label={t`Your orders`} rows={orders}>
        {(order) => <OrderItem order={order} />}
      </RowList>
    </PagedList>
  );
}

function NoOrders({ isFiltered, onShowAll }: { isFiltered: boolean; onShowAll: () => void }) {
  if (isFiltered) {
    return (
      <EmptyState
        title={t`None of your orders stands there`}
        action={
          <Button variant="default" size="sm" onClick={onShowAll}>
            <Trans>Show all</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t`You have ordered nothing yet`}
      action={
        <LinkButton to="/shop" variant="default" size="sm">
          <Trans>Go to the shop</Trans>
        </LinkButton>
      }
    >
      <Trans>What you order is kept here, with what becomes of it.</Trans>
    </EmptyState>
  );
}

const widths = ["46%", "62%", "38%", "55%"];

/** Orders to come, in the shape of orders. */
function Loading() {
  return (
    <ListFrame isBusy>
      <VisuallyHidden role="status">
        <Trans>Loading your orders</Trans>
      </VisuallyHidden>
      {widths.map((width) => (
        <div key={width} className={classes.item}>
          <Skeleton width="9rem" height={16} />
          <Skeleton width={width} height={12} mt={10} />
        </div>
      ))}
    </ListFrame>
  );
}

function describeShown(count: number, hasMore: boolean): string {
  const shown = describeNumber(count);
  return hasMore
    ? t`${shown} or more orders`
    : plural(count, { one: "# order", other: "# orders" });
}
