import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Order } from "@tenon/schemas/orders";
import { describeMoney } from "#ui/describe-money.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { describeLines } from "./describe-lines.ts";
import { OrderStatusBadge } from "./order-status.tsx";
import classes from "./own-orders.module.css";

/** An order as a list shows it. */
export function OrderItem({ order }: { order: Order }) {
  const { id, number, status, lines, total, createdAt } = order;
  return (
    <div className={classes.item}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          <Link to="/orders/$orderId" params={{ orderId: id }} className={classes.link}>
            <Trans>Order {number}</Trans>
          </Link>
        </h2>
        <OrderStatusBadge status={status} />
        <span className={classes.total}>{describeMoney(total)}</span>
      </div>
      <p className={classes.lines}>{describeLines(lines)}</p>
      <p className={classes.date}>
        <TimeAgo at={createdAt} />
      </p>
    </div>
  );
}
