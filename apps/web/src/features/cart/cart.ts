import { t } from "@lingui/core/macro";
import type { Money } from "@tenon/schemas/money";
import type { PlaceOrderInput } from "@tenon/schemas/orders";
import { describeNumber } from "#ui/describe-count.ts";
import { maxQuantity } from "#ui/read-quantity.ts";

/** So many of a product, with its name and price as they were when it was put in. */
export type CartLine = { productId: string; quantity: number; name: string; price: Money };

/** An order that was sent and not answered yet. Sent again with its key, it is placed once. */
export type Attempt = {
  key: string;
  input: PlaceOrderInput;
  at: number;
  /** Sent before without an answer. */
  isRepeated?: true;
};

export type Cart = { lines: CartLine[]; attempt: Attempt | null };

export const emptyCart: Cart = { lines: [], attempt: null };

const maxLines = 100;
/** The server remembers a key for a day; an hour before, it is no longer relied on. */
const keyLifetimeMs = 23 * 60 * 60 * 1000;

export function countPieces({ lines }: Cart): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

export function quantityOf({ lines }: Cart, productId: string): number {
  return lines.find((line) => line.productId === productId)?.quantity ?? 0;
}

/** Why a line can't be put in; null when it can. What there is of the product counts where it is known. */
export function whyNotAdd(
  cart: Cart,
  { productId, quantity, price }: CartLine,
  stock = Infinity,
): string | null {
  const { lines, attempt } = cart;
  const [first] = lines;
  const before = quantityOf(cart, productId);
  if (attempt) return t`An order is under way. Finish it in your cart first.`;
  if (first && first.price.currency !== price.currency) {
    const [currency, other] = [first.price.currency, price.currency];
    return t`Your cart is in ${currency}, and this is sold in ${other}. An order has one currency: place the other one first.`;
  }
  if (before + quantity > stock) {
    const [left, there] = [describeNumber(stock), describeNumber(before)];
    return before > 0
      ? t`There are only ${left} of this, and ${there} in your cart.`
      : t`There are only ${left} of this.`;
  }
  if (before + quantity > maxQuantity) {
    const most = describeNumber(maxQuantity);
    return t`An order has at most ${most} of a product.`;
  }
  if (lines.length >= maxLines && before === 0) {
    return t`An order has at most ${maxLines} products. Place this one first.`;
  }
  return null;
}

/** Puts a line in, on top of what there is of the product. */
export function add(cart: Cart, added: CartLine): Cart {
  const before = quantityOf(cart, added.productId);
  if (before === 0) return { ...cart, lines: [...cart.lines, added] };
  const sum = { ...added, quantity: before + added.quantity };
  return {
    ...cart,
    lines: cart.lines.map((line) => (line.productId === added.productId ? sum : line)),
  };
}

export function setQuantity(cart: Cart, productId: string, quantity: number): Cart {
  return {
    ...cart,
    lines: cart.lines.map((line) => (line.productId === productId ? { ...line, quantity } : line)),
  };
}

export function remove(cart: Cart, productId: string): Cart {
  return { ...cart, lines: cart.lines.filter((line) => line.productId !== productId) };
}

/** Puts a removed line back where it was, unless it is there again. */
export function putBack(cart: Cart, removed: CartLine, index: number): Cart {
  if (quantityOf(cart, removed.productId) > 0 || cart.lines.length >= maxLines) return cart;
  return { ...cart, lines: cart.lines.toSpliced(index, 0, removed) };
}

/** Begins to place an order. One that is under way goes on as it was sent; one that another tab has placed is not begun. */
export function begin(cart: Cart, attempt: Attempt): Cart {
  if (cart.attempt) return { ...cart, attempt: { ...cart.attempt, isRepeated: true } };
  return cart.lines.length === 0 ? cart : { ...cart, attempt };
}

/** After an attempt was answered with a refusal, or given up. */
export function giveUp(cart: Cart, key: string): Cart {
  return cart.attempt?.key === key ? { ...cart, attempt: null } : cart;
}

/** After an attempt was answered with an order: what is in it leaves the cart. */
export function settle(cart: Cart, key: string): Cart {
  return cart.attempt?.key === key ? emptyCart : cart;
}

/** Whether sending the order again is sure to place no second one. */
export function maySendAgain({ at }: Attempt, now: Date): boolean {
  return now.getTime() - at < keyLifetimeMs;
}
