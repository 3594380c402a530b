import { t } from "@lingui/core/macro";
import type {
  BulkRemoveTasksInput,
  BulkUpdateTasksInput,
  CreateTaskInput,
  Task,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import { newerVersion } from "#api/newer-version.ts";
import type { Notify } from "#api/notice.ts";
import { createLanes } from "#api/one-after-another.ts";
import type { Outbox } from "#api/outbox.ts";
import { createSayRefused } from "#api/say-refused.ts";
import { type BulkChanges, createBulkChanges } from "./bulk-changes.ts";
import { loadTask } from "./load-task.ts";
import type { TaskCache } from "./task-cache.ts";
import type { TaskChanges, TaskEdit } from "./task-changes.ts";
import type { TaskConflicts } from "./task-conflicts.ts";
import { createTaskRemovals, type TaskRemovals } from "./task-removals.ts";
import type { TaskWriting } from "./task-writing.ts";

/** What a person can do with tasks. Everything shows at once, and is taken back when the server refuses it. */
export type TaskActions = Omit<TaskRemovals, "resume"> & {
  add(title: string): void;
  complete(task: Task, completed: boolean): void;
  /**
   * Stores an edit that was made of one version; throws when it is refused, for the form to say so. Without a
   * connection it waits for one, and what becomes of it is said later.
   */
  save(task: Task, edit: TaskEdit): Promise<void>;
  /** Goes on with what a page has left that is gone. */
  resume(key: string, writing: TaskWriting): void;
  changeMany: BulkChanges;
  hasUnsent(): boolean;
};

/** Each call belongs to a change that is kept; a large one takes several calls, its parts. */
export type TaskServer = {
  create(input: Pick<CreateTaskInput, "title">, of: { key: string }): Promise<Task>;
  update(input: UpdateTaskInput, of: { key: string }): Promise<Task>;
  /** Answers those that could be changed. */
  updateMany(input: BulkUpdateTasksInput, of: { key: string; part: number }): Promise<Task[]>;
  /** Answers the ids of those that were there. */
  removeMany(input: BulkRemoveTasksInput, of: { key: string; part: number }): Promise<string[]>;
};

type Dependencies = {
  server: TaskServer;
  cache: TaskCache;
  changes: TaskChanges;
  conflicts: TaskConflicts;
  outbox: Pick<Outbox, "drop"> & { keep(writing: TaskWriting): string };
  notify: Notify;
  describeError: (error: unknown) => string;
  isOnline?: () => boolean;
  refreshAfterMs?: number;
};

export function createTaskActions({
  server,
  cache,
  changes,
  conflicts,
  outbox,
  notify,
  describeError,
  isOnline = () => navigator.onLine,
  refreshAfterMs = 400,
}: Dependencies): TaskActions {
  const inLanes = createLanes();
  const sayRefused = createSayRefused({ notify, describeError, drop: outbox.drop });
  const shared = { server, cache, changes, inLanes, outbox, notify, sayRefused, refreshSoon };
  const changeMany = createBulkChanges(shared);
  const { resume: resumeRemoval, ...removals } = createTaskRemovals(shared);
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let savedAdds: string[] = [];

  return {
    add,
    complete,
    save,
    resume,
    changeMany,
    ...removals,
    hasUnsent: () =>
      changes.current().some((change) => change.type !== "add" || change.savedAs === undefined),
  };

  function add(title: string, key = outbox.keep({ type: "tasks.add", title })): void {
    const task = draft(key, title);
    changes.put({ type: "add", key, task });
    void inLanes(["add"], () => server.create({ title }, { key })).then(
      (stored) => {
        outbox.drop(key);
        changes.put({ type: "add", key, task: stored, savedAs: stored.id });
        savedAdds.push(key);
        refreshSoon();
      },
      (error: unknown) => {
        changes.take(key);
        sayRefused(t`“${title}” was not added.`, error, { key, again: () => add(title) });
      },
    );
  }

  function complete(task: Task, completed: boolean): void {
    const { title } = task;
    const edit = { completed };
    storeLater(
      { task, edit, isOfVersion: false },
      outbox.keep({ type: "tasks.edit", task, edit, isOfVersion: false }),
    );
    if (!completed) return;
    notify({
      tone: "done",
      message: t`Completed “${title}”.`,
      action: { label: t`Undo`, run: () => complete(task, false) },
    });
  }

  async function save(task: Task, edit: TaskEdit): Promise<void> {
    const editing = { task, edit, isOfVersion: true };
    const key = outbox.keep({ type: "tasks.edit", ...editing });
    if (!isOnline()) return storeLater(editing, key);
    try {
      await store(editing, key);
    } finally {
      outbox.drop(key);
    }
  }

  function resume(key: string, writing: TaskWriting): void {
    switch (writing.type) {
      case "tasks.add":
        return add(writing.title, key);
      case "tasks.edit":
        return storeLater(writing, key);
      case "tasks.change":
        return changeMany(writing.tasks, writing.edit, key);
      case "tasks.remove":
        return resumeRemoval(writing.tasks, key);
    }
  }

  /** What becomes of it is said by itself; what was changed meanwhile waits for the person at the task. */
  function storeLater(editing: Editing, key: string): void {
    const { task, edit } = editing;
    const { title } = task;
    store(editing, key).then(
      () => outbox.drop(key),
      async (error: unknown) => {
        const current = await newerVersion(error, loadTask);
        refreshSoon();
        if (!current) {
          const again = () => storeLater(editing, outbox.keep({ type: "tasks.edit", ...editing }));
          return sayRefused(t`“${title}” was not changed.`, error, { key, again });
        }
        cache.store(current);
        conflicts.put({ key, base: task, edit, current });
        notify({
          tone: "failed",
          message: t`“${title}” was changed meanwhile. Open it to choose what to keep.`,
        });
      },
    );
  }

  async function store({ task, edit, isOfVersion }: Editing, key: string): Promise<void> {
    const { id, version } = task;
    changes.put({ type: "edit", key, ids: new Set([id]), edit });
    try {
      const stored = await inLanes([id], () =>
        server.update({ id, ...edit, ...(isOfVersion && { version }) }, { key }),
      );
      cache.store(stored);
      refreshSoon();
    } finally {
      changes.take(key);
    }
  }

  /** Lists are read again when the person pauses, so that rows don't move away under the pointer. */
  function refreshSoon(): void {
    clearTimeout(refreshTimer);
    refreshTimer = setTimeout(() => void refresh(), refreshAfterMs);
  }

  async function refresh(): Promise<void> {
    const known = savedAdds;
    savedAdds = [];
    await cache.refresh().catch(() => {});
    for (const key of known) changes.take(key);
  }
}

type Editing = { task: Task; edit: TaskEdit; isOfVersion: boolean };

function draft(id: string, title: string): Task {
  const now = new Date();
  return {
    id,
    title,
    description: "",
    completed: false,
    completedAt: null,
    priority: "normal",
    dueAt: null,
    tags: [],
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}
