import { t } from "@lingui/core/macro";
import type { OrderLine } from "@tenon/schemas/orders";
import { add, type Cart, whyNotAdd } from "./cart.ts";

type Again = {
  cart: Cart;
  /** How many of the lines are in the cart now. */
  added: number;
  /** Why the first of the others is not. */
  refusal: string | null;
};

/** Puts the lines of an order into the cart, as far as they can be; the cart says what has changed since. */
export function addAgain(before: Cart, lines: OrderLine[]): Again {
  let cart = before;
  let added = 0;
  const refusals: string[] = [];
  for (const { productId, name, quantity, price } of lines) {
    const line = productId === null ? null : { productId, name, quantity, price };
    const refusal = line ? whyNotAdd(cart, line) : t`“${name}” is no longer there.`;
    if (refusal !== null) refusals.push(refusal);
    if (!line || refusal !== null) continue;
    cart = add(cart, line);
    added += 1;
  }
  return { cart, added, refusal: refusals[0] ?? null };
}
