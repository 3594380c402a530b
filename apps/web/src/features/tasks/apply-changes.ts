import type { Task } from "@tenon/schemas/tasks";
import { applyEdit } from "./apply-edit.ts";
import { matchesView } from "./matches-view.ts";
import type { TaskChange } from "./task-changes.ts";
import type { TaskView } from "./task-view.ts";

/** A task as it is shown; one that is not stored yet can't be opened or changed. What waits is not all on the server. */
export type ShownTask = Task & { isStored: boolean; isWaiting: boolean };

type Looking = { view: TaskView; now: Date };

/** The server's list with the person's changes applied, so that each shows at once and vanishes when it fails. */
export function applyChanges(
  stored: readonly Task[],
  changes: readonly TaskChange[],
  { view, now }: Looking,
): ShownTask[] {
  const isRemoved = (id: string) =>
    changes.some((change) => change.type === "remove" && change.ids.has(id));
  const isEdited = (id: string) =>
    changes.some((change) => change.type === "edit" && change.ids.has(id));
  const storedIds = new Set(stored.map(({ id }) => id));

  const added = changes.flatMap((change): ShownTask[] => {
    if (change.type !== "add" || !matchesView(change.task, view, now)) return [];
    const { savedAs } = change;
    if (savedAs !== undefined && (storedIds.has(savedAs) || isRemoved(savedAs))) return [];
    const isStored = savedAs !== undefined;
    return [{ ...applyEdits(change.task, changes), isStored, isWaiting: !isStored }];
  });
  const listed = stored.flatMap((task): ShownTask[] =>
    isRemoved(task.id)
      ? []
      : [{ ...applyEdits(task, changes), isStored: true, isWaiting: isEdited(task.id) }],
  );
  return [...added.toReversed(), ...listed];
}

/** One task with the changes to it that are under way. */
function applyEdits(task: Task, changes: readonly TaskChange[]): Task {
  let edited = task;
  for (const change of changes) {
    if (change.type === "edit" && change.ids.has(task.id)) edited = applyEdit(edited, change.edit);
  }
  return edited;
}
