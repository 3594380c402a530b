import type { Task } from "@tenon/schemas/tasks";
import type { BulkEdit } from "./task-changes.ts";

/** One change to some tasks. */
export type BulkChange = { tasks: Task[]; edit: BulkEdit };

/** What takes a change back: each task gets what it had before, those that had the same together. */
export function undoEdits(before: readonly Task[], edit: BulkEdit): BulkChange[] {
  const changes = new Map<string, BulkChange>();
  for (const task of before) {
    const undo = undoEdit(task, edit);
    const key = JSON.stringify(undo);
    if (key === "{}") continue;
    const known = changes.get(key);
    if (known) known.tasks.push(task);
    else changes.set(key, { tasks: [task], edit: undo });
  }
  return [...changes.values()];
}

function undoEdit(task: Task, edit: BulkEdit): BulkEdit {
  const { completed, priority, dueAt, addTag, removeTag } = edit;
  return {
    ...(completed !== undefined && completed !== task.completed && { completed: task.completed }),
    ...(priority !== undefined && priority !== task.priority && { priority: task.priority }),
    ...(dueAt !== undefined && dueAt?.getTime() !== task.dueAt?.getTime() && { dueAt: task.dueAt }),
    ...(addTag !== undefined && !task.tags.includes(addTag) && { removeTag: addTag }),
    ...(removeTag !== undefined && task.tags.includes(removeTag) && { addTag: removeTag }),
  };
}
