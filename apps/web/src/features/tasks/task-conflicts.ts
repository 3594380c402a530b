import type { Task } from "@tenon/schemas/tasks";
import type { TaskEdit } from "./task-changes.ts";

/** An edit that was sent later and came too late: what it was made of, and what is stored now. */
export type TaskConflict = { key: string; base: Task; edit: TaskEdit; current: Task };

/** Edits that wait for the person to decide, by their tasks. */
export type TaskConflicts = {
  find(taskId: string): TaskConflict | undefined;
  put(conflict: TaskConflict): void;
  /** Decided, whichever way. */
  settle(taskId: string): void;
};

export function createTaskConflicts(drop: (key: string) => void): TaskConflicts {
  const conflicts = new Map<string, TaskConflict>();
  return {
    find: (taskId) => conflicts.get(taskId),
    put: (conflict) => void conflicts.set(conflict.base.id, conflict),
    settle(taskId) {
      const conflict = conflicts.get(taskId);
      conflicts.delete(taskId);
      if (conflict) drop(conflict.key);
    },
  };
}
