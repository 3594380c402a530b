import { useSyncExternalStore } from "react";
import { maxBulk } from "@tenon/schemas/task-words";
import type { TaskChange } from "./task-changes.ts";
import { useTasks } from "./tasks-context.ts";

export type LongChange = Exclude<TaskChange, { type: "add" }> & { total: number };

/** The changes under way that take several calls. */
export function useLongChanges(): LongChange[] {
  const { changes } = useTasks();
  return useSyncExternalStore(changes.subscribe, changes.current).filter(isLong);
}

function isLong(change: TaskChange): change is LongChange {
  return change.type !== "add" && change.total !== undefined && change.total > maxBulk;
}
