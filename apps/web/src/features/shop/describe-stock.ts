const few = 5;

/** What there is of a product, as far as a customer wants to know. */
export function describeStock(stock: number): string {
  if (stock <= 0) return "Sold out";
  return stock <= few ? `Only ${stock} left` : "In stock";
}
