import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Order } from "@tenon/schemas/orders";
import { describeNumber } from "#ui/describe-count.ts";
import { describeMoney } from "#ui/describe-money.ts";
import classes from "./order-lines.module.css";

/** What was ordered, with the names and prices of that day. */
export function OrderLines({ order: { lines, total } }: { order: Order }) {
  return (
    <table className={classes.table} aria-label={t`What was ordered`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Product</Trans>
          </th>
          <th scope="col">
            <Trans>Price</Trans>
          </th>
          <th scope="col">
            <Trans>Quantity</Trans>
          </th>
          <th scope="col">
            <Trans>Total</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.sku}>
            <th scope="row">
              <span className={classes.name}>{line.name}</span>
              <span className={classes.sku}>{line.sku}</span>
            </th>
            <td>{describeMoney(line.price)}</td>
            <td className={classes.quantity}>{describeNumber(line.quantity)}</td>
            <td className={classes.total}>{describeMoney(line.total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            <Trans>Total</Trans>
          </th>
          <td className={classes.total}>{describeMoney(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
