/** The most of one product that an order takes. */
export const maxQuantity = 10_000;

/** How many somebody typed; null for anything but a whole number from 1 to the most there may be. */
export function readQuantity(text: string, max = maxQuantity): number | null {
  if (!/^\s*\d+\s*$/.test(text)) return null;
  const quantity = Number(text);
  return quantity >= 1 && quantity <= max ? quantity : null;
}
