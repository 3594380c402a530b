import type { ListOrdersInput, OrderStatus } from "@tenon/schemas/orders";
import type { Actor } from "#actor.ts";

export type OrderAct = "pay" | "ship" | "deliver" | "cancel";

/** Where an order gets by an act. */
type Reached = Exclude<OrderStatus, "placed">;

/** Where an order may go from where it stands. What is not here can't be done. */
const transitions: Record<OrderStatus, Partial<Record<OrderAct, Reached>>> = {
  placed: { pay: "paid", cancel: "cancelled" },
  paid: { ship: "shipped", cancel: "cancelled" },
  shipped: { deliver: "delivered" },
  delivered: {},
  cancelled: {},
};

/** Where an act leads; null from where it can't be done. */
export function nextStatus(status: OrderStatus, act: OrderAct): Reached | null {
  return transitions[status][act] ?? null;
}

/** One's own orders; administrators see all. */
export function maySee(
  { userId, role }: Actor,
  { customerId }: { customerId: string | null },
): boolean {
  return role === "admin" || customerId === userId;
}

/** Whose orders a list shows; null for everybody's, undefined when that is not the actor's to see. */
export function listedCustomer(
  { userId, role }: Actor,
  { scope, customerId }: Pick<ListOrdersInput, "scope" | "customerId">,
): string | null | undefined {
  if (scope === "own") return userId;
  return role === "admin" ? (customerId ?? null) : undefined;
}
