import type { Publication } from "#platform/events/events.ts";

/** What is told of comments: they stand under what everybody reads. */
export const commentEvents = {
  created: { type: "comment.created", reach: "everyone" },
  removed: { type: "comment.removed", reach: "everyone" },
} as const satisfies Record<string, Publication>;
