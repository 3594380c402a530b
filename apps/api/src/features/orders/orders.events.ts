import type { Publication } from "#platform/events/events.ts";

/** What is told of orders to their customer and to administrators, and of what they take from the stock. */
export const orderEvents = {
  placed: { type: "order.placed", reach: "owner_and_admins" },
  moved: { type: "order.moved", reach: "owner_and_admins" },
  stockChanged: { type: "product.stock-changed", reach: "admins", reachWhenShown: "everyone" },
} as const satisfies Record<string, Publication>;
