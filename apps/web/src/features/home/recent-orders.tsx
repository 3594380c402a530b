import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Order, OrderStatus } from "@tenon/schemas/orders";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import classes from "./card-list.module.css";
import { HomeCard } from "./home-card.tsx";
import { recentOrdersQuery } from "./home-queries.ts";

type RecentOrdersProps = { renderStatus: (status: OrderStatus) => ReactNode };

/** What one ordered last, and where it stands. */
export function RecentOrders({ renderStatus }: RecentOrdersProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const answer = useInfiniteQuery(recentOrdersQuery({ client, trpc }));
  return (
    <HomeCard
      title={t`Your orders`}
      action={
        <Link to="/orders">
          <Trans>All orders</Trans>
        </Link>
      }
      answer={answer}
    >
      {({ pages: [page] }) =>
        page === undefined || page.items.length === 0 ? (
          <p className={classes.nothing}>
            <Trans>
              You have ordered nothing yet. <Link to="/shop">Look around in the shop</Link>
            </Trans>
          </p>
        ) : (
          <ul className={classes.list}>
            {page.items.map((order) => (
              <Item key={order.id} order={order} renderStatus={renderStatus} />
            ))}
          </ul>
        )
      }
    </HomeCard>
  );
}

function Item({ order, renderStatus }: RecentOrdersProps & { order: Order }) {
  const { id, number, status, total, createdAt } = order;
  return (
    <li className={classes.item}>
      <Link to="/orders/$orderId" params={{ orderId: id }} className={classes.link}>
        <Trans>Order {number}</Trans>
      </Link>
      <span className={classes.facts}>
        {describeMoney(total)}
        <TimeAgo at={createdAt} />
        {renderStatus(status)}
      </span>
    </li>
  );
}
