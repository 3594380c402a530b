import { t } from "@lingui/core/macro";
import { ActionIcon } from "@mantine/core";
import type { Money } from "@tenon/schemas/money";
import { describeNumber } from "#ui/describe-count.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { IconAlert, IconTrash } from "#ui/icons.tsx";
import { QuantityField } from "#ui/quantity-field.tsx";
import classes from "./cart-view.module.css";
import type { PricedLine, Problem } from "./price-cart.ts";

type CartLineItemProps = {
  line: PricedLine;
  /** While its order is under way. */
  isFrozen: boolean;
  onChange: (quantity: number) => void;
  onRemove: () => void;
};

/** A product in the cart, with what is different about it by now. */
export function CartLineItem({ line, isFrozen, onChange, onRemove }: CartLineItemProps) {
  const { product, quantity, problem, priceBefore, total } = line;
  const name = product?.name ?? line.name;
  return (
    <li className={classes.line} data-problem={problem !== null || undefined}>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        {product && (
          <span className={classes.facts}>
            {product.sku} · {describePrice(product.price, priceBefore)}
          </span>
        )}
        {problem && (
          <span className={classes.problem}>
            <IconAlert size={16} /> {describeProblem(problem)}
          </span>
        )}
      </div>
      <QuantityField
        label={t`How many of ${name}`}
        value={quantity}
        isDisabled={isFrozen || product === null}
        onChange={onChange}
      />
      <span className={classes.amount}>{total ? describeMoney(total) : "–"}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t`Remove ${name}`}
        disabled={isFrozen}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

function describePrice(now: Money, before: Money | null): string {
  const price = describeMoney(now);
  if (before === null) return t`${price} each`;
  const priceBefore = describeMoney(before);
  return t`${price} each, ${priceBefore} when you put it in`;
}

function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case "not-for-sale":
      return t`No longer for sale`;
    case "sold-out":
      return t`Sold out`;
    case "too-few": {
      const stock = describeNumber(problem.stock);
      return t`Only ${stock} left`;
    }
    default: {
      const { currency } = problem;
      return t`Sold in ${currency} now; an order has one currency`;
    }
  }
}
