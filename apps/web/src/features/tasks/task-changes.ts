import type { BulkUpdateTasksInput, Task, UpdateTaskInput } from "@tenon/schemas/tasks";
import type { Pending } from "#api/pending.ts";

export type TaskEdit = Omit<UpdateTaskInput, "id" | "version">;

/** What can be done to many tasks at once. */
export type BulkEdit = Omit<BulkUpdateTasksInput, "ids">;

/** What was done to tasks, or to be one. */
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

export type TaskChanges = Pending<TaskChange>;
