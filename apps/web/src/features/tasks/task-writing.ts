import { Task, UpdateTaskInput, BulkUpdateTasksInput } from "@tenon/schemas/tasks";
import { isRecord } from "#api/is-record.ts";
import type { BulkEdit, TaskEdit } from "./task-changes.ts";

/** A change of tasks as it is kept until the server has it, with the tasks as they were. */
export type TaskWriting =
  | { type: "tasks.add"; title: string }
  /** With `isOfVersion`, refused when the task was changed since. */
  | { type: "tasks.edit"; task: Task; edit: TaskEdit; isOfVersion: boolean }
  | { type: "tasks.change"; tasks: readonly Task[]; edit: BulkEdit }
  | { type: "tasks.remove"; tasks: readonly Task[] };

/** Another version of this page may have kept it: what it says is checked. */
export function readTaskWriting(kept: unknown): TaskWriting | null {
  if (!isRecord(kept)) return null;
  const { type, title, isOfVersion } = kept;
  const task = Task.safeParse(kept["task"]).data;
  const tasks = Task.array().safeParse(kept["tasks"]).data;
  if (type === "tasks.add") return typeof title === "string" ? { type, title } : null;
  if (type === "tasks.remove") return tasks ? { type, tasks } : null;
  if (type === "tasks.edit" && task) {
    const edit = readEdit(task.id, kept["edit"]);
    return edit && { type, task, edit, isOfVersion: isOfVersion === true };
  }
  if (type !== "tasks.change" || !tasks) return null;
  const edit = readBulkEdit(tasks, kept["edit"]);
  return edit && { type, tasks, edit };
}

function readEdit(id: string, edit: unknown): TaskEdit | null {
  if (!isRecord(edit)) return null;
  const {
    id: _id,
    version: _version,
    ...read
  } = UpdateTaskInput.safeParse({ ...edit, id }).data ?? {};
  return Object.keys(read).length > 0 ? read : null;
}

function readBulkEdit([first]: readonly Task[], edit: unknown): BulkEdit | null {
  if (!first || !isRecord(edit)) return null;
  const { ids: _ids, ...read } =
    BulkUpdateTasksInput.safeParse({ ...edit, ids: [first.id] }).data ?? {};
  return Object.keys(read).length > 0 ? read : null;
}
