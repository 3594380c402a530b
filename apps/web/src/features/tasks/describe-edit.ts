import { describeDate } from "#ui/describe-time.ts";
import { priorityNames } from "./priority-names.ts";
import type { BulkEdit } from "./task-changes.ts";

/** What was done, as a sentence about these tasks: `12 tasks`. */
export function describeEdit(tasks: string, edit: BulkEdit, now: Date): string {
  const { completed, priority, dueAt, addTag, removeTag } = edit;
  if (completed !== undefined) return `${completed ? "Completed" : "Reopened"} ${tasks}.`;
  if (priority !== undefined) return `Set ${tasks} to ${priorityNames[priority]} priority.`;
  if (dueAt === null) return `Took the due date off ${tasks}.`;
  if (dueAt !== undefined) return `Set ${tasks} due on ${describeDate(dueAt, now)}.`;
  if (addTag !== undefined) return `Tagged ${tasks} “${addTag}”.`;
  return `Took the tag “${removeTag}” off ${tasks}.`;
}
