import { Badge, type BadgeProps } from "@mantine/core";
import type { OrderStatus } from "@tenon/schemas/orders";
import { orderStatusNames } from "./order-status-names.ts";

const looks = {
  placed: { variant: "light" },
  paid: { variant: "light" },
  shipped: { variant: "light" },
  delivered: { variant: "default" },
  cancelled: { variant: "light", color: "red" },
} as const satisfies Record<OrderStatus, BadgeProps>;

/** Where an order stands: coloured while something is still to come. */
export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  return (
    <Badge size="sm" tt="none" {...looks[status]}>
      {orderStatusNames()[status]}
    </Badge>
  );
}
