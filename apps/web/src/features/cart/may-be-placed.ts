import { isBeforeKey, isPassing } from "#api/error-reason.ts";
import type { Attempt } from "./cart.ts";

/** Whether an order may be placed although sending it failed: by this send, or by one before. */
export function mayBePlaced(error: unknown, { isRepeated }: Attempt): boolean {
  return isPassing(error) || (isRepeated === true && isBeforeKey(error));
}
