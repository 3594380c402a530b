import { t } from "@lingui/core/macro";
import type { OrderStatus } from "@tenon/schemas/orders";

export function orderStatusNames(): Record<OrderStatus, string> {
  return {
    placed: t`Placed`,
    paid: t`Paid`,
    shipped: t`Shipped`,
    delivered: t`Delivered`,
    cancelled: t`Cancelled`,
  };
}

export function isOrderStatus(value: unknown): value is OrderStatus {
  return typeof value === "string" && Object.hasOwn(orderStatusNames(), value);
}
