import type { Task } from "@tenon/schemas/tasks";
import type { PickOption } from "#ui/pick-list.tsx";

/** The tags of some tasks, the most used first. */
export function countTags(tasks: readonly Task[]): Required<PickOption>[] {
  const counts = new Map<string, number>();
  for (const tag of tasks.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ value: tag, text: tag, count }))
    .toSorted((one, other) => other.count - one.count || one.text.localeCompare(other.text));
}
