import { defaultView, type TaskView } from "./task-view.ts";

type Ordering = Pick<TaskView, "sort" | "order">;

/** The orders one can choose, in words. */
export const orderings = [
  { value: "createdAt desc", label: "Newest first" },
  { value: "createdAt asc", label: "Oldest first" },
  { value: "dueAt asc", label: "Due soonest" },
  { value: "dueAt desc", label: "Due latest" },
  { value: "priority desc", label: "Highest priority" },
  { value: "priority asc", label: "Lowest priority" },
  { value: "title asc", label: "Title A to Z" },
  { value: "title desc", label: "Title Z to A" },
];

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
