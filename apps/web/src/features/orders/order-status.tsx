import type { OrderStatus } from "@tenon/schemas/orders";
import { StatusMark, type StatusTone } from "#ui/status-mark.tsx";
import { orderStatusNames } from "./order-status-names.ts";

const tones: Record<OrderStatus, StatusTone> = {
  placed: "waiting",
  paid: "active",
  shipped: "moving",
  delivered: "done",
  cancelled: "ended",
};

/** Where an order stands: of its own colour and sign while something is still to come. */
export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  return <StatusMark tone={tones[status]}>{orderStatusNames()[status]}</StatusMark>;
}
