import type { Money } from "@tenon/schemas/money";
import type { PlaceOrderInput } from "@tenon/schemas/orders";
import type { Product } from "@tenon/schemas/products";
import type { Cart, CartLine } from "./cart.ts";

/** Why a line can't be ordered as it is. */
export type Problem =
  | { kind: "not-for-sale" | "sold-out" }
  | { kind: "too-few"; stock: number }
  | { kind: "other-currency"; currency: string };

/** A line beside what the catalogue says of its product now. */
export type PricedLine = CartLine & {
  /** Null when it is not for sale, or not known yet. */
  product: Product | null;
  problem: Problem | null;
  /** What one was when it was put in, if that has changed. */
  priceBefore: Money | null;
  /** Null while there is no price. */
  total: Money | null;
};

export type PricedCart = {
  lines: PricedLine[];
  /** What can be ordered comes to; null while that is not known. */
  total: Money | null;
  /** Whether all of it can be ordered as it is. */
  isOrderable: boolean;
};

type Catalogue = {
  products: Product[];
  /** False while the answer is on its way: a product that is not there may still come. */
  isComplete: boolean;
};

/** Lays a cart beside the catalogue. Its currency is that of the first line that is for sale. */
export function priceCart(cart: Cart, { products, isComplete }: Catalogue): PricedCart {
  const onSale = new Map(
    products.filter(({ isActive }) => isActive).map((product) => [product.id, product]),
  );
  const currency = cart.lines
    .map(({ productId }) => onSale.get(productId)?.price.currency)
    .find((found) => found !== undefined);
  const lines = cart.lines.map((line) => {
    const product = onSale.get(line.productId) ?? null;
    if (product) return priceLine(line, product, currency);
    const problem: Problem | null = isComplete ? { kind: "not-for-sale" } : null;
    return { ...line, product, problem, priceBefore: null, total: null };
  });
  const isKnown = lines.every(({ product, problem }) => product !== null || problem !== null);
  return {
    lines,
    total: isKnown && currency !== undefined ? { amount: sum(lines), currency } : null,
    isOrderable: isKnown && lines.every(({ problem }) => problem === null),
  };
}

/** Leaves in the cart what can be had: as many as there are, and nothing that is not for sale with the rest. */
export function takeWhatThereIs(cart: Cart, { lines }: PricedCart): Cart {
  const quantities = new Map(lines.map((line) => [line.productId, orderable(line)]));
  return {
    ...cart,
    lines: cart.lines.flatMap((line) => {
      const quantity = quantities.get(line.productId) ?? line.quantity;
      return quantity === 0 ? [] : [{ ...line, quantity }];
    }),
  };
}

/** The order as it was shown. */
export function toOrder({ lines }: PricedCart, total: Money): PlaceOrderInput {
  return {
    lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
    expectedTotal: total,
  };
}

function priceLine(line: CartLine, product: Product, cartCurrency: string | undefined): PricedLine {
  const { amount, currency } = product.price;
  const isAsBefore = line.price.amount === amount && line.price.currency === currency;
  return {
    ...line,
    product,
    problem: problemOf(line, product, cartCurrency),
    priceBefore: isAsBefore ? null : line.price,
    total: { amount: amount * line.quantity, currency },
  };
}

function problemOf(
  { quantity }: CartLine,
  { stock, price: { currency } }: Product,
  cartCurrency: string | undefined,
): Problem | null {
  if (currency !== cartCurrency) return { kind: "other-currency", currency };
  if (stock === 0) return { kind: "sold-out" };
  return stock < quantity ? { kind: "too-few", stock } : null;
}

function orderable({ quantity, problem }: PricedLine): number {
  if (problem === null) return quantity;
  return problem.kind === "too-few" ? problem.stock : 0;
}

/** Whole minor units, so the sum is exact. */
function sum(lines: PricedLine[]): number {
  return lines
    .filter((line) => orderable(line) > 0)
    .reduce((amount, { total }) => amount + (total?.amount ?? 0), 0);
}
