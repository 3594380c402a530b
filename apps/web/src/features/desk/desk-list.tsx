import { Button, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import type { Order, OrderLine, OrderStatus } from "@tenon/schemas/orders";
import { describeError } from "#api/error-reason.ts";
import { authorName } from "#ui/author-name.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { describeDate } from "#ui/describe-time.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { FreshRows } from "#ui/fresh-rows.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { useKeepFocus } from "#ui/use-keep-focus.ts";
import { useNow } from "#ui/use-now.ts";
import { useRowSteps } from "#ui/use-row-steps.ts";
import { useSteadyRows } from "#ui/use-steady-rows.ts";
import { DeskActs } from "./desk-acts.tsx";
import classes from "./desk-list.module.css";
import { type DeskView, isNarrowed, toListInput } from "./desk-view.ts";
import { useDeskOrders } from "./use-desk-orders.ts";

/** How orders look wherever they are shown. */
type OrderWords = {
  renderStatus: (status: OrderStatus) => ReactNode;
  describeLines: (lines: OrderLine[]) => string;
};

type DeskListProps = {
  view: DeskView;
  words: OrderWords;
  onClear: () => void;
};

/** The orders of a view, the newest first. */
export function DeskList({ view, words, onClear }: DeskListProps) {
  const list = useDeskOrders(view);
  const { orders, error, isPending, isFetching, isPlaceholderData, hasNextPage } = list;
  const frameRef = useRef<HTMLDivElement>(null);
  const { shown, freshCount, showAll } = useSteadyRows({
    rows: orders,
    view: isPlaceholderData ? null : JSON.stringify(view),
  });
  useRowSteps(frameRef);
  useKeepFocus(frameRef, shown.map(({ id }) => id).join());

  if (isPending) return <Loading />;
  if (error && orders.length === 0) {
    return (
      <ErrorState
        title="The orders could not be loaded"
        message={describeError(error)}
        onRetry={() => void list.refetch()}
        isRetrying={isFetching}
      />
    );
  }
  return (
    <>
      <VisuallyHidden role="status">
        {isPlaceholderData ? "" : describeCount(shown.length, hasNextPage)}
      </VisuallyHidden>
      <FreshRows
        count={freshCount}
        label={freshCount === 1 ? "Show 1 new order" : `Show ${freshCount} new orders`}
        onShow={showAll}
      />
      <ListFrame ref={frameRef} isOutdated={isPlaceholderData} isBusy={isFetching}>
        {orders.length === 0 ? (
          <NoOrders view={view} onClear={onClear} />
        ) : (
          <OrderTable orders={shown} words={words} />
        )}
      </ListFrame>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}

type OrderTableProps = { orders: Order[]; words: OrderWords };

function OrderTable({ orders, words }: OrderTableProps) {
  return (
    <table className={classes.table} aria-label="Orders">
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">What</th>
          <th scope="col">Total</th>
          <th scope="col">Status</th>
          <th scope="col">
            <VisuallyHidden>To do</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} words={words} />
        ))}
      </tbody>
    </table>
  );
}

type OrderRowProps = { order: Order; words: OrderWords };

function OrderRow({ order, words }: OrderRowProps) {
  const { id, number, customer, lines, total, status, createdAt } = order;
  const now = useNow();
  return (
    <tr>
      <th scope="row">
        <Link
          to="/admin/orders/$orderId"
          params={{ orderId: id }}
          className={classes.number}
          data-row-link={id}
        >
          {number}
        </Link>
        <span className={classes.facts}>
          {authorName(customer)} ·{" "}
          <time dateTime={createdAt.toISOString()}>{describeDate(createdAt, now)}</time>
        </span>
      </th>
      <td className={classes.lines}>{words.describeLines(lines)}</td>
      <td className={classes.total}>{describeMoney(total)}</td>
      <td className={classes.status}>{words.renderStatus(status)}</td>
      <td className={classes.acts}>
        <DeskActs order={order} size="xs" />
      </td>
    </tr>
  );
}

function NoOrders({ view, onClear }: Pick<DeskListProps, "view" | "onClear">) {
  if (!isNarrowed(view)) {
    return (
      <EmptyState title="No orders yet">What people order in the shop arrives here.</EmptyState>
    );
  }
  const all = (
    <Button variant="default" size="sm" onClick={onClear}>
      Show all orders
    </Button>
  );
  if (toListInput(view) === null) {
    return (
      <EmptyState title={`“${view.number}” is no order number`} action={all}>
        Numbers of orders are digits alone, such as 1001.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No order is like that" action={all}>
      {view.number === undefined ? "None stands there now." : "None has this number."}
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label="Loading orders">
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} height={56} />
      ))}
    </Stack>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  if (count === 0) return "No orders";
  return `${count}${hasMore ? " or more" : ""} ${count === 1 ? "order" : "orders"}`;
}
