import type { Publication } from "#platform/events/events.ts";

/** What is told of tasks, to their owner. */
export const taskEvents = {
  created: { type: "task.created", reach: "owner" },
  updated: { type: "task.updated", reach: "owner" },
  removed: { type: "task.removed", reach: "owner" },
  imported: { type: "tasks.imported", reach: "owner" },
} as const satisfies Record<string, Publication>;
