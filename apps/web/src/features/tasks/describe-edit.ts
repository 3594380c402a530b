import { plural } from "@lingui/core/macro";
import { describeDate } from "#ui/describe-time.ts";
import { priorityNames } from "./priority-names.ts";
import type { BulkEdit } from "./task-changes.ts";

/** What was done to so many tasks, as a sentence. */
export function describeEdit(count: number, edit: BulkEdit, now: Date): string {
  const { completed, priority, dueAt, addTag, removeTag = "" } = edit;
  if (completed !== undefined) {
    return completed
      ? plural(count, { one: "Completed # task.", other: "Completed # tasks." })
      : plural(count, { one: "Reopened # task.", other: "Reopened # tasks." });
  }
  if (priority !== undefined) {
    const name = priorityNames()[priority];
    return plural(count, {
      one: `Set # task to ${name} priority.`,
      other: `Set # tasks to ${name} priority.`,
    });
  }
  if (dueAt === null) {
    return plural(count, {
      one: "Took the due date off # task.",
      other: "Took the due date off # tasks.",
    });
  }
  if (dueAt !== undefined) {
    const day = describeDate(dueAt, now);
    return plural(count, {
      one: `Set # task due on ${day}.`,
      other: `Set # tasks due on ${day}.`,
    });
  }
  return addTag === undefined
    ? plural(count, {
        one: `Took the tag “${removeTag}” off # task.`,
        other: `Took the tag “${removeTag}” off # tasks.`,
      })
    : plural(count, {
        one: `Tagged # task “${addTag}”.`,
        other: `Tagged # tasks “${addTag}”.`,
      });
}
