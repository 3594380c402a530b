import type { OrderStatus } from "@tenon/schemas/orders";
import { isOrderStatus } from "./order-status-names.ts";

/** Which orders are looked at, as the address bar spells it. */
export type OrderSearch = { status?: OrderStatus };

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readOrderSearch({ status }: Record<string, unknown>): OrderSearch {
  return isOrderStatus(status) ? { status } : {};
}
