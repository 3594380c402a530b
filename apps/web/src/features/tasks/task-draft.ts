import { t } from "@lingui/core/macro";
import type { Task } from "@tenon/schemas/tasks";
import { endOfDay, parseDay, writeDay } from "#ui/days.ts";
import { describeDate } from "#ui/describe-time.ts";
import { priorityNames } from "./priority-names.ts";
import { stateNames } from "./state-names.ts";
import type { TaskEdit } from "./task-changes.ts";

/** A task as it stands in the form; the day it is due as `YYYY-MM-DD`, or empty. */
export type TaskDraft = Pick<Task, "title" | "description" | "completed" | "priority" | "tags"> & {
  dueAt: string;
};

export function toDraft({ title, description, completed, priority, tags, dueAt }: Task): TaskDraft {
  return { title, description, completed, priority, tags, dueAt: dueAt ? writeDay(dueAt) : "" };
}

/** What a draft changes about the task it was made of. */
export function toEdit(base: Task, draft: TaskDraft): TaskEdit {
  const before = toDraft(base);
  const day = parseDay(draft.dueAt);
  return {
    ...(draft.title !== before.title && { title: draft.title }),
    ...(draft.description !== before.description && { description: draft.description }),
    ...(draft.completed !== before.completed && { completed: draft.completed }),
    ...(draft.priority !== before.priority && { priority: draft.priority }),
    ...(draft.dueAt !== before.dueAt && { dueAt: day && endOfDay(day) }),
    ...(!isSame(draft.tags, before.tags) && { tags: draft.tags }),
  };
}

export function isUnchanged(base: Task, draft: TaskDraft): boolean {
  return Object.keys(toEdit(base, draft)).length === 0;
}

/** The draft moved onto a newer version: what it changed stays, the rest is as stored. */
export function rebase({
  base,
  draft,
  current,
}: {
  base: Task;
  draft: TaskDraft;
  current: Task;
}): TaskDraft {
  const edit = toEdit(base, draft);
  const stored = toDraft(current);
  const mineOr = <Field extends keyof TaskDraft>(field: Field): TaskDraft[Field] =>
    (field in edit ? draft : stored)[field];
  return {
    title: mineOr("title"),
    description: mineOr("description"),
    completed: mineOr("completed"),
    priority: mineOr("priority"),
    dueAt: mineOr("dueAt"),
    tags: mineOr("tags"),
  };
}

/** A field in which a draft and the task stored meanwhile part; `mine` is null where the draft left it alone. */
export type Difference = { field: keyof TaskDraft; stored: string; mine: string | null };

export function compare({
  base,
  draft,
  current,
}: {
  base: Task;
  draft: TaskDraft;
  current: Task;
}): Difference[] {
  const edit = toEdit(base, draft);
  const changedMeanwhile = toEdit(base, toDraft(current));
  return fields
    .filter(
      (field) =>
        field in changedMeanwhile ||
        (field in edit && describe(field, draft) !== describe(field, toDraft(current))),
    )
    .map((field) => ({
      field,
      stored: describe(field, toDraft(current)),
      mine: field in edit ? describe(field, draft) : null,
    }));
}

const fields = [
  "title",
  "completed",
  "priority",
  "dueAt",
  "tags",
  "description",
] as const satisfies (keyof TaskDraft)[];

function describe(field: keyof TaskDraft, draft: TaskDraft): string {
  if (field === "completed") return stateNames()[draft.completed ? "done" : "open"];
  if (field === "priority") return priorityNames()[draft.priority];
  return textOf(field, draft) || t({ message: "None", context: "what stands in an empty field" });
}

function textOf(field: "title" | "dueAt" | "tags" | "description", draft: TaskDraft): string {
  if (field === "tags") return draft.tags.join(", ");
  const day = field === "dueAt" ? parseDay(draft.dueAt) : null;
  return day ? describeDate(day, new Date()) : draft[field];
}

function isSame(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((tag, index) => tag === other[index]);
}
