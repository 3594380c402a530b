import { t } from "@lingui/core/macro";

const few = 5;

/** What there is of a product, as far as a customer wants to know. */
export function describeStock(stock: number): string {
  if (stock <= 0) return t`Sold out`;
  return stock <= few ? t`Only ${stock} left` : t`In stock`;
}
