import type { Task } from "@tenon/schemas/tasks";
import type { BulkEdit, TaskEdit } from "./task-changes.ts";

/** The most tags a task takes. */
export const maxTags = 20;

/** A task as the server will answer it after an edit. */
export function applyEdit(task: Task, edit: TaskEdit & BulkEdit): Task {
  const { title, description, completed, priority, dueAt, tags = task.tags } = edit;
  if (isTooFull(tags, edit)) return task;
  return {
    ...task,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(completed !== undefined && { completed }),
    ...(priority !== undefined && { priority }),
    ...(dueAt !== undefined && { dueAt }),
    tags: changeTags(tags, edit),
  };
}

function isTooFull(tags: string[], { addTag }: BulkEdit): boolean {
  return addTag !== undefined && tags.length >= maxTags && !tags.includes(addTag);
}

/** The tag that is put on stands at the end, once. */
function changeTags(tags: string[], { addTag, removeTag }: BulkEdit): string[] {
  const rest = tags.filter((tag) => tag !== addTag && tag !== removeTag);
  return addTag === undefined ? rest : [...rest, addTag];
}
