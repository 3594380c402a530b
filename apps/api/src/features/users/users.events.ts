import type { Publication } from "#platform/events/events.ts";

/** What is told of accounts: to administrators, and of a change to whose account it is. */
export const userEvents = {
  created: { type: "user.created", reach: "admins" },
  updated: { type: "user.updated", reach: "owner_and_admins" },
  removed: { type: "user.removed", reach: "admins" },
} as const satisfies Record<string, Publication>;
