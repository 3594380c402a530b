import type { OrderStatus } from "@tenon/schemas/orders";

export const orderStatusNames = {
  placed: "Placed",
  paid: "Paid",
  shipped: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
} as const satisfies Record<OrderStatus, string>;
