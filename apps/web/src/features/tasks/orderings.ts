import { t } from "@lingui/core/macro";
import type { TaskSort } from "@tenon/schemas/tasks";
import { defaultView, type TaskView } from "./task-view.ts";

type Ordering = Pick<TaskView, "sort" | "order">;

/** The orders one can choose, in words. */
export function orderings() {
  return Object.entries(names()).map(([value, label]) => ({ value, label }));
}

function names(): Record<`${TaskSort} ${TaskView["order"]}`, string> {
  return {
    "createdAt desc": t`Newest first`,
    "createdAt asc": t`Oldest first`,
    "dueAt asc": t`Due soonest`,
    "dueAt desc": t`Due latest`,
    "priority desc": t`Highest priority`,
    "priority asc": t`Lowest priority`,
    "title asc": t`Title A to Z`,
    "title desc": t`Title Z to A`,
  };
}

const byValue = new Map<string, Ordering>(
  (["createdAt", "dueAt", "priority", "title"] as const).flatMap((sort) =>
    (["asc", "desc"] as const).map(
      (order) => [writeOrdering({ sort, order }), { sort, order }] as const,
    ),
  ),
);

export function writeOrdering({ sort, order }: Ordering): string {
  return `${sort} ${order}`;
}

export function readOrdering(value: string): Ordering {
  const { sort, order } = byValue.get(value) ?? defaultView;
  return { sort, order };
}
