import { t } from "@lingui/core/macro";
import type { OrderStatus } from "@tenon/schemas/orders";

/** What the desk does with an order. */
export type OrderAct = "pay" | "ship" | "deliver" | "cancel";

export function actNames(): Record<OrderAct, string> {
  return {
    pay: t`Mark paid`,
    ship: t`Ship`,
    deliver: t`Mark delivered`,
    cancel: t({ message: "Cancel", context: "an order" }),
  };
}

/** What is to be done next; null when nothing is left to do. */
export const nextActs = {
  placed: "pay",
  paid: "ship",
  shipped: "deliver",
  delivered: null,
  cancelled: null,
} as const satisfies Record<OrderStatus, OrderAct | null>;

/** Where an order stands then. */
export const statusAfter = {
  pay: "paid",
  ship: "shipped",
  deliver: "delivered",
  cancel: "cancelled",
} as const satisfies Record<OrderAct, OrderStatus>;

/** What has left the house can't be cancelled. */
export function canCancel(status: OrderStatus): boolean {
  return status === "placed" || status === "paid";
}
