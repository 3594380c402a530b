import type { Publication } from "#platform/events/events.ts";

/** What is told of posts: of a draft to its author, of what is on the board to everybody. */
export const postEvents = {
  created: { type: "post.created", reach: "owner" },
  updated: { type: "post.updated", reach: "owner", reachWhenShown: "everyone" },
  published: { type: "post.published", reach: "everyone" },
  unpublished: { type: "post.unpublished", reach: "everyone" },
  removed: { type: "post.removed", reach: "owner", reachWhenShown: "everyone" },
} as const satisfies Record<string, Publication>;
