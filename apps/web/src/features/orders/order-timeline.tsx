import { t } from "@lingui/core/macro";
import type { OrderDetails, OrderStatus } from "@tenon/schemas/orders";
import { personName } from "#ui/person-name.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { orderStatusNames } from "./order-status-names.ts";
import classes from "./order-timeline.module.css";

/** What is still to come, from where an order stands. */
const ahead = {
  placed: ["paid", "shipped", "delivered"],
  paid: ["shipped", "delivered"],
  shipped: ["delivered"],
  delivered: [],
  cancelled: [],
} as const satisfies Record<OrderStatus, OrderStatus[]>;

/** What the next step waits for. */
const waitsFor = {
  paid: () => t`Next: the payment arrives`,
  shipped: () => t`Next: it is packed and sent`,
  delivered: () => t`Next: it arrives`,
} as const;

/** What became of an order, by whom and when, and what comes next. */
export function OrderTimeline({ order: { status, history } }: { order: OrderDetails }) {
  const names = orderStatusNames();
  return (
    <ol className={classes.timeline} aria-label={t`What became of it`}>
      {history.map((entry) => (
        <li key={entry.status} className={classes.step} data-status={entry.status}>
          <span className={classes.name}>{names[entry.status]}</span>
          <span className={classes.facts}>
            {personName(entry.actor)} · <TimeAgo at={entry.at} />
          </span>
        </li>
      ))}
      {ahead[status].map((step, index) => (
        <li key={step} className={classes.step} data-ahead>
          <span className={classes.name}>{names[step]}</span>
          <span className={classes.facts}>{index === 0 ? waitsFor[step]() : t`Still to come`}</span>
        </li>
      ))}
    </ol>
  );
}
