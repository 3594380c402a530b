/** What a typed count changes: less for what is taken away; no number for anything but a whole one. */
export function toQuantity(direction: string, typed: string): number {
  if (!/^\s*\d{1,9}\s*$/.test(typed)) return Number.NaN;
  return direction === "out" ? -Number(typed) : Number(typed);
}

/** How many there are then; null when that can't be. */
export function countAfter(stock: number, quantity: number): number | null {
  const after = stock + quantity;
  return Number.isNaN(after) || after < 0 ? null : after;
}
