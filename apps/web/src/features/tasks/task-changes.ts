import type { BulkUpdateTasksInput, Task, UpdateTaskInput } from "@tenon/schemas/tasks";

export type TaskEdit = Omit<UpdateTaskInput, "id" | "version">;

/** What can be done to many tasks at once. */
export type BulkEdit = Omit<BulkUpdateTasksInput, "ids">;

/** What the person has done and the server has not yet taken over into its answers. */
export type TaskChange =
  /** `savedAs` is the stored task, until a list that was read afterwards contains it. */
  | { type: "add"; key: string; task: Task; savedAs?: string }
  /** `total` is how many there were at first, for what is done in several calls. */
  | {
      type: "edit";
      key: string;
      ids: ReadonlySet<string>;
      edit: TaskEdit & BulkEdit;
      total?: number;
    }
  | { type: "remove"; key: string; ids: ReadonlySet<string>; total?: number };

/** The changes in the order they were made. Taking one out is all there is to rolling it back. */
export type TaskChanges = {
  current(): readonly TaskChange[];
  subscribe(listener: () => void): () => void;
  /** Puts a change in, or in the place of the one with the same key. */
  put(change: TaskChange): void;
  take(key: string): void;
};

export function createTaskChanges(): TaskChanges {
  let changes: readonly TaskChange[] = [];
  const listeners = new Set<() => void>();

  return {
    current: () => changes,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(change) {
      const isKnown = changes.some(({ key }) => key === change.key);
      enter(
        isKnown
          ? changes.map((known) => (known.key === change.key ? change : known))
          : [...changes, change],
      );
    },
    take: (key) => enter(changes.filter((change) => change.key !== key)),
  };

  function enter(next: readonly TaskChange[]): void {
    changes = next;
    for (const listener of listeners) listener();
  }
}
