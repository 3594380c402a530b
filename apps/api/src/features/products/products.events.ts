import type { Publication } from "#platform/events/events.ts";

/** What is told of products: to everybody of what is or was for sale, of the others to administrators. */
export const productEvents = {
  created: { type: "product.created", reach: "admins", reachWhenShown: "everyone" },
  updated: { type: "product.updated", reach: "admins", reachWhenShown: "everyone" },
  stockChanged: { type: "product.stock-changed", reach: "admins", reachWhenShown: "everyone" },
  removed: { type: "product.removed", reach: "admins", reachWhenShown: "everyone" },
} as const satisfies Record<string, Publication>;
