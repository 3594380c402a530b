/** The number of an order, with or without the sign before it; null for anything else. */
export function readOrderNumber(typed: string): number | null {
  const [, digits] = /^#?\s*(\d{1,15})$/.exec(typed) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
