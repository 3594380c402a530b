import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Ref } from "react";
import { orderStatuses, waitingStatuses } from "@tenon/schemas/order-statuses";
import type { OrderStatus } from "@tenon/schemas/orders";
import { useTRPC } from "#api/trpc-context.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { FilterBar } from "#ui/filter-bar.tsx";
import classes from "./desk-filters.module.css";
import { type DeskView, writeDeskView } from "./desk-view.ts";

type DeskFiltersProps = {
  view: DeskView;
  statusNames: Record<OrderStatus, string>;
  onNumber: (number: string) => void;
  onOrder: (order: DeskView["order"]) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which orders are shown, with how many wait in each state. */
export function DeskFilters({ view, statusNames, onNumber, onOrder, searchRef }: DeskFiltersProps) {
  const trpc = useTRPC();
  const { number, customer, order } = view;
  const { data } = useQuery(trpc.orders.stats.queryOptions({ days: 30 }));
  return (
    <FilterBar
      parts={
        <nav aria-label={t`Orders by status`}>
          <ul className={classes.states}>
            <li>
              <Link
                to="/admin/orders"
                search={writeDeskView({ customer, order })}
                activeOptions={{ exact: true }}
                className={classes.state}
              >
                <Trans>All</Trans>
              </Link>
            </li>
            {orderStatuses.map((status) => (
              <li key={status}>
                <Link
                  to="/admin/orders"
                  search={writeDeskView({ status, customer, order })}
                  activeOptions={{ exact: true }}
                  className={classes.state}
                >
                  {statusNames[status]}
                  {waits(status) && (
                    <span className={classes.count}>
                      {data && describeNumber(data.waiting[status])}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      }
      search={{
        label: t`Find an order by its number`,
        placeholder: t`Order number`,
        inputRef: searchRef,
        search: number ?? "",
        onSearch: onNumber,
      }}
      order={
        <NativeSelect
          aria-label={t`Sort by`}
          data={[
            { value: "", label: t`Newest first` },
            { value: "oldest", label: t`Longest waiting first` },
          ]}
          value={order ?? ""}
          onChange={({ currentTarget: { value } }) => onOrder(value === "" ? undefined : "oldest")}
        />
      }
    />
  );
}

function waits(status: OrderStatus): status is (typeof waitingStatuses)[number] {
  return waitingStatuses.some((each) => each === status);
}
