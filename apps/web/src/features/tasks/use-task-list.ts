import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useNow } from "#ui/use-now.ts";
import { applyChanges } from "./apply-changes.ts";
import { taskListQuery } from "./task-list-query.ts";
import type { TaskView } from "./task-view.ts";
import { useTasks } from "./tasks-context.ts";

/** The tasks of a view as the person should see them now. */
export function useTaskList(view: TaskView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { changes } = useTasks();
  const now = useNow();
  const pending = useSyncExternalStore(changes.subscribe, changes.current);
  const query = useInfiniteQuery(taskListQuery({ client, trpc }, view, now));
  const { data } = query;

  const tasks = useMemo(() => {
    const stored = data?.pages.flatMap(({ items }) => items) ?? [];
    return applyChanges(stored, pending, { view, now });
  }, [data, pending, view, now]);
  return { ...query, tasks, now };
}
