import type { Task } from "@tenon/schemas/tasks";
import { matchesView } from "./matches-view.ts";
import type { TaskChange, TaskEdit } from "./task-changes.ts";
import type { TaskView } from "./task-view.ts";

/** A task as it is shown; one that is not stored yet can't be opened or changed. */
export type ShownTask = Task & { isStored: boolean };

type Looking = { view: TaskView; now: Date };

/** The server's list with the person's changes applied, so that each shows at once and vanishes when it fails. */
export function applyChanges(
  stored: readonly Task[],
  changes: readonly TaskChange[],
  { view, now }: Looking,
): ShownTask[] {
  const removed = new Set(changes.flatMap((change) => (change.type === "remove" ? change.id : [])));
  const storedIds = new Set(stored.map(({ id }) => id));

  const added = changes.flatMap((change): ShownTask[] => {
    if (change.type !== "add" || !matchesView(change.task, view, now)) return [];
    const { savedAs } = change;
    if (savedAs !== undefined && (storedIds.has(savedAs) || removed.has(savedAs))) return [];
    return [{ ...applyEdits(change.task, changes), isStored: savedAs !== undefined }];
  });
  const listed = stored.flatMap((task): ShownTask[] =>
    removed.has(task.id) ? [] : [{ ...applyEdits(task, changes), isStored: true }],
  );
  return [...added.toReversed(), ...listed];
}

/** One task with the changes to it that are under way. */
function applyEdits(task: Task, changes: readonly TaskChange[]): Task {
  let edited = task;
  for (const change of changes) {
    if (change.type === "edit" && change.id === task.id) edited = applyEdit(edited, change.edit);
  }
  return edited;
}

function applyEdit(task: Task, edit: TaskEdit): Task {
  const { title, description, completed, priority, dueAt, tags } = edit;
  return {
    ...task,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(completed !== undefined && { completed }),
    ...(priority !== undefined && { priority }),
    ...(dueAt !== undefined && { dueAt }),
    ...(tags !== undefined && { tags }),
  };
}
