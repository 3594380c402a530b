import type { Money } from "@tenon/schemas/money";
import type { OrderLine, PlaceOrderInput } from "@tenon/schemas/orders";
import { AppError } from "#platform/errors/app-error.ts";
import type { OfferedProduct, Wanted } from "./orders.repository.ts";

type Priced = { lines: (OrderLine & { productId: string })[]; total: OrderLine["total"] };

/** The most an order may come to, in minor units: what a number still counts exactly, and far more than anybody pays. */
const maxTotal = 1_000_000_000_000;

/** The same product on two lines is summed, where it stood first. */
export function sumLines(lines: PlaceOrderInput["lines"]): Wanted[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}

/** Gives each line its name and price of the day; refuses what is not for sale, not there, or can't be added up. */
export function priceLines(wanted: Wanted[], offered: OfferedProduct[]): Priced {
  const products = new Map(offered.map((product) => [product.id, product]));
  const lines = wanted.map(({ productId, quantity }, index) => {
    const product = products.get(productId);
    if (!product?.isActive) throw refuse(["lines", index, "productId"], "Is not for sale.");
    const { sku, name, currency, priceAmount: amount } = product;
    const price = { amount, currency };
    return {
      productId,
      sku,
      name,
      quantity,
      price,
      total: { amount: amount * quantity, currency },
    };
  });
  assertInStock(wanted, products);
  const amount = lines.reduce((sum, line) => sum + line.total.amount, 0);
  const [currency = "", ...others] = new Set(lines.map(({ price }) => price.currency));
  if (others.length > 0) throw refuse(["lines"], "An order has one currency.");
  if (amount > maxTotal) throw refuse(["lines"], "The order comes to too much.");
  return { lines, total: { amount, currency } };
}

/** Nobody is charged anything but what was shown to them. */
export function assertExpected(total: Money, expected: Money | undefined): void {
  if (!expected) return;
  const isExpected = expected.amount === total.amount && expected.currency === total.currency;
  if (!isExpected) throw new AppError({ code: "PRICE_CHANGED", total });
}

function assertInStock(wanted: Wanted[], products: Map<string, OfferedProduct>): void {
  const available = wanted.flatMap(({ productId, quantity }) => {
    const stock = products.get(productId)?.stock ?? 0;
    return stock < quantity ? [{ productId, stock }] : [];
  });
  if (available.length > 0) throw new AppError({ code: "OUT_OF_STOCK", available });
}

function refuse(path: (string | number)[], message: string): AppError {
  return new AppError({ code: "VALIDATION_FAILED", issues: [{ path, message }] });
}
