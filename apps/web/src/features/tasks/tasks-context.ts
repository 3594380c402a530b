import { createContext, use } from "react";
import type { TaskActions } from "./task-actions.ts";
import type { TaskCache } from "./task-cache.ts";
import type { TaskChanges } from "./task-changes.ts";
import type { TaskConflicts } from "./task-conflicts.ts";

export type Tasks = {
  actions: TaskActions;
  changes: TaskChanges;
  conflicts: TaskConflicts;
  cache: TaskCache;
};

export const TasksContext = createContext<Tasks | null>(null);

export function useTasks(): Tasks {
  const tasks = use(TasksContext);
  if (!tasks) throw new Error("useTasks needs a TasksContext around it.");
  return tasks;
}
