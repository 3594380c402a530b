import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import type { Order, OrderLine, OrderStatus } from "@tenon/schemas/orders";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { describeDate } from "#ui/describe-time.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { FreshRows } from "#ui/fresh-rows.tsx";
import { PagedList } from "#ui/paged-list.tsx";
import { personName } from "#ui/person-name.ts";
import { RowTable } from "#ui/row-table.tsx";
import { useHeldRows } from "#ui/use-held-rows.ts";
import { useInUse } from "#ui/use-in-use.ts";
import { useKeepFocus } from "#ui/use-keep-focus.ts";
import { useNow } from "#ui/use-now.ts";
import { useRowSteps } from "#ui/use-row-steps.ts";
import { useSteadyRows } from "#ui/use-steady-rows.ts";
import { CancelOrder } from "./cancel-order.tsx";
import { DeskActs } from "./desk-acts.tsx";
import classes from "./desk-list.module.css";
import { type DeskView, isNarrowed, isOf, toListInput } from "./desk-view.ts";
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

/** The orders of a view. */
export function DeskList({ view, words, onClear }: DeskListProps) {
  const list = useDeskOrders(view);
  const { orders, isPlaceholderData, hasNextPage } = list;
  const frameRef = useRef<HTMLDivElement>(null);
  const shownView = isPlaceholderData ? null : JSON.stringify(view);
  const { rows, left } = useHeldRows({
    rows: orders,
    view: shownView,
    belongs: (order) => isOf(view, order),
    hasMore: hasNextPage,
    isInUse: useInUse(frameRef),
  });
  const { shown, freshCount, showAll } = useSteadyRows({ rows, view: shownView });
  const [toCancel, setToCancel] = useState<Order | null>(null);
  useRowSteps(frameRef);
  useKeepFocus(frameRef, shown.map(({ id }) => `${id} ${left.has(id)}`).join());

  return (
    <>
      <PagedList
        name="desk"
        list={list}
        frameRef={frameRef}
        count={rows.length}
        status={describeCount(shown.length - left.size, hasNextPage)}
        failureTitle={t`The orders could not be loaded`}
        describeError={describeError}
        loading={<Loading />}
        empty={<NoOrders view={view} onClear={onClear} />}
        above={
          <FreshRows
            count={freshCount}
            label={plural(freshCount, { one: "Show # new order", other: "Show # new orders" })}
            onShow={showAll}
          />
        }
      >
        <RowTable label={t`Orders`} className={classes.table} head={<Head />} rows={shown}>
          {(order) => (
            <OrderCells
              order={order}
              hasLeft={left.has(order.id)}
              words={words}
              onCancel={() => setToCancel(order)}
            />
          )}
        </RowTable>
      </PagedList>
      {toCancel && <CancelOrder order={toCancel} onClose={() => setToCancel(null)} />}
    </>
  );
}

function Head() {
  return (
    <>
      <th scope="col">
        <Trans>Order</Trans>
      </th>
      <th scope="col">
        <Trans>What</Trans>
      </th>
      <th scope="col">
        <Trans>Total</Trans>
      </th>
      <th scope="col">
        <Trans>Status</Trans>
      </th>
      <th scope="col">
        <VisuallyHidden>{t`To do`}</VisuallyHidden>
      </th>
    </>
  );
}

type OrderCellsProps = {
  order: Order;
  /** It left the list while somebody was in it, and stays in its place. */
  hasLeft: boolean;
  words: OrderWords;
  onCancel: () => void;
};

function OrderCells({ order, hasLeft, words, onCancel }: OrderCellsProps) {
  const { id, number, customer, lines, total, status, createdAt } = order;
  const now = useNow();
  const what = words.describeLines(lines);
  return (
    <>
      <th scope="row">
        <Link
          to="/admin/orders/$orderId"
          params={{ orderId: id }}
          className={classes.number}
          title={what}
          data-row-link={id}
          data-left={hasLeft || undefined}
        >
          {number}
        </Link>
        <span className={classes.facts}>
          {personName(customer)} ·{" "}
          <time dateTime={createdAt.toISOString()}>{describeDate(createdAt, now)}</time>
        </span>
      </th>
      <td className={classes.lines}>{what}</td>
      <td className={classes.total}>{describeMoney(total)}</td>
      <td className={classes.status}>
        {hasLeft ? (
          <StatusNow order={order} renderStatus={words.renderStatus} />
        ) : (
          words.renderStatus(status)
        )}
      </td>
      <td className={classes.acts}>
        <DeskActs order={order} size="xs" hasLeft={hasLeft} onCancel={onCancel} />
      </td>
    </>
  );
}

type StatusNowProps = Pick<OrderWords, "renderStatus"> & { order: Order };

/** Of an order that no list is read with any more. */
function StatusNow({ order: { id, status }, renderStatus }: StatusNowProps) {
  const { data } = useQuery(useTRPC().orders.byId.queryOptions({ id }));
  return renderStatus(data?.status ?? status);
}

function NoOrders({ view, onClear }: Pick<DeskListProps, "view" | "onClear">) {
  if (!isNarrowed(view)) {
    return (
      <EmptyState title={t`No orders yet`}>
        <Trans>What people order in the shop arrives here.</Trans>
      </EmptyState>
    );
  }
  const all = (
    <Button variant="default" size="sm" onClick={onClear}>
      <Trans>Show all orders</Trans>
    </Button>
  );
  const { number } = view;
  if (number !== undefined && toListInput(view) === null) {
    return (
      <EmptyState title={t`“${number}” is no order number`} action={all}>
        <Trans>Numbers of orders are digits alone, such as 1001.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t`No order is like that`} action={all}>
      {sayNone(view)}
    </EmptyState>
  );
}

function sayNone({ status, number, customer }: DeskView): string {
  if (number !== undefined) return t`None has this number.`;
  return customer !== undefined && status === undefined
    ? t`Nothing was ordered from this account.`
    : t`None stands there now.`;
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading orders`}>
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} height={56} />
      ))}
    </Stack>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  return hasMore
    ? plural(count, { other: "# or more orders" })
    : plural(count, { 0: "No orders", one: "# order", other: "# orders" });
}
