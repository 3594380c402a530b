import { plural, t } from "@lingui/core/macro";
import type { BulkUpdateTasksInput, Task } from "@tenon/schemas/tasks";
import type { Notify } from "#api/notice.ts";
import type { Lanes } from "#api/one-after-another.ts";
import type { Outbox } from "#api/outbox.ts";
import type { SayRefused } from "#api/say-refused.ts";
import { describeEdit } from "./describe-edit.ts";
import { inPortions } from "./in-portions.ts";
import type { TaskCache } from "./task-cache.ts";
import type { BulkEdit, TaskChanges } from "./task-changes.ts";
import type { TaskWriting } from "./task-writing.ts";
import { undoEdits } from "./undo-edits.ts";

/** Makes the same change to many tasks. */
export type BulkChanges = (tasks: readonly Task[], edit: BulkEdit, key?: string) => void;

type Dependencies = {
  server: {
    updateMany(input: BulkUpdateTasksInput, of: { key: string; part: number }): Promise<Task[]>;
  };
  outbox: Pick<Outbox, "drop"> & { keep(writing: TaskWriting): string };
  cache: TaskCache;
  changes: TaskChanges;
  inLanes: Lanes;
  notify: Notify;
  sayRefused: SayRefused;
  refreshSoon: () => void;
};

export function createBulkChanges({
  server,
  cache,
  changes,
  inLanes,
  notify,
  sayRefused,
  outbox,
  refreshSoon,
}: Dependencies): BulkChanges {
  return (tasks, edit, key) => void change(tasks, edit, key);

  async function change(tasks: readonly Task[], edit: BulkEdit, kept?: string): Promise<void> {
    const { changed, left } = await store(tasks, edit, kept);
    if (changed.length === 0) return;
    const done = describeEdit(changed.length, edit, new Date());
    notify({
      tone: "done",
      message: left === 0 ? done : `${done} ${describeLeft(left, edit)}`,
      action: { label: t`Undo`, run: () => void undo(changed, edit) },
    });
  }

  async function undo(changed: readonly Task[], edit: BulkEdit): Promise<void> {
    for (const { tasks, edit: back } of undoEdits(changed, edit)) await store(tasks, back);
  }

  /** Answers those that were changed, as they were before, and how many were left out; what failed is said. */
  async function store(
    tasks: readonly Task[],
    edit: BulkEdit,
    key = outbox.keep({ type: "tasks.change", tasks, edit }),
  ) {
    const all = tasks.map(({ id }) => id);
    const show = (ids: readonly string[]) =>
      changes.put({ type: "edit", key, ids: new Set(ids), edit, total: all.length });
    show(all);
    const { done, rest, failure } = await inLanes(all, () =>
      inPortions({
        ids: all,
        onRest: show,
        send: (ids, part) => sendEdit(ids, edit, { key, part }),
      }),
    );
    changes.take(key);
    refreshSoon();
    const changed = tasks.filter(({ id }) => done.has(id));
    const left = tasks.length - rest.length - changed.length;
    if (failure) sayFailed(tasks.slice(-rest.length), edit, { key, error: failure.error });
    else outbox.drop(key);
    if (failure) return { changed, left };
    if (changed.length === 0) notify({ tone: "failed", message: describeLeft(left, edit) });
    return { changed, left };
  }

  function sayFailed(
    tasks: readonly Task[],
    edit: BulkEdit,
    { key, error }: { key: string; error: unknown },
  ): void {
    const { length: count } = tasks;
    const failed = plural(count, {
      one: "# task was not changed.",
      other: "# tasks were not changed.",
    });
    sayRefused(failed, error, { key, again: () => void change(tasks, edit) });
  }

  async function sendEdit(
    ids: string[],
    edit: BulkEdit,
    of: { key: string; part: number },
  ): Promise<string[]> {
    const stored = await server.updateMany({ ids, ...edit }, of);
    cache.store(...stored);
    return stored.map(({ id }) => id);
  }
}

/** Why the server left some out. */
function describeLeft(count: number, { addTag }: BulkEdit): string {
  return addTag === undefined
    ? plural(count, {
        one: "# was not changed: it is gone.",
        other: "# were not changed: they are gone.",
      })
    : plural(count, {
        one: "# was not changed: it is gone, or has 20 tags already.",
        other: "# were not changed: they are gone, or have 20 tags already.",
      });
}
