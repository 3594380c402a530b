import type { OrderStatus } from "@tenon/schemas/orders";

/** What the desk does with an order. */
export type OrderAct = "pay" | "ship" | "deliver" | "cancel";

export const actNames = {
  pay: "Mark paid",
  ship: "Ship",
  deliver: "Mark delivered",
  cancel: "Cancel",
} as const satisfies Record<OrderAct, string>;

/** What is to be done next; null when nothing is left to do. */
export const nextActs = {
  placed: "pay",
  paid: "ship",
  shipped: "deliver",
  delivered: null,
  cancelled: null,
} as const satisfies Record<OrderStatus, OrderAct | null>;

/** What has left the house can't be cancelled. */
export function canCancel(status: OrderStatus): boolean {
  return status === "placed" || status === "paid";
}
