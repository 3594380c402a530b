import { ActionIcon } from "@mantine/core";
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
            {product.sku} · {describeMoney(product.price)} each
            {priceBefore && `, ${describeMoney(priceBefore)} when you put it in`}
          </span>
        )}
        {problem && (
          <span className={classes.problem}>
            <IconAlert size={16} /> {describeProblem(problem)}
          </span>
        )}
      </div>
      <QuantityField
        label={`How many of ${name}`}
        value={quantity}
        isDisabled={isFrozen || product === null}
        onChange={onChange}
      />
      <span className={classes.amount}>{total ? describeMoney(total) : "–"}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${name}`}
        disabled={isFrozen}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}

function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case "not-for-sale":
      return "No longer for sale";
    case "sold-out":
      return "Sold out";
    case "too-few":
      return `Only ${describeNumber(problem.stock)} left`;
    default:
      return `Sold in ${problem.currency} now; an order has one currency`;
  }
}
