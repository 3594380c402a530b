import { t } from "@lingui/core/macro";
import type {
  BulkRemoveTasksInput,
  BulkUpdateTasksInput,
  CreateTaskInput,
  Task,
  UpdateTaskInput,
} from "@tenon/schemas/tasks";
import { type BulkChanges, createBulkChanges } from "./bulk-changes.ts";
import { createLanes } from "./one-after-another.ts";
import type { TaskCache } from "./task-cache.ts";
import type { TaskChanges, TaskEdit } from "./task-changes.ts";
import type { Notify } from "./task-notice.ts";
import { createTaskRemovals, type TaskRemovals } from "./task-removals.ts";

/** What a person can do with tasks. Everything shows at once, and is taken back when the server refuses it. */
export type TaskActions = TaskRemovals & {
  add(title: string): void;
  complete(task: Task, completed: boolean): void;
  /** Stores an edit that was made of one version; throws when it is refused, for the form to say so. */
  save(task: Pick<Task, "id" | "version">, edit: TaskEdit): Promise<Task>;
  changeMany: BulkChanges;
  hasUnsent(): boolean;
};

export type TaskServer = {
  create(input: Pick<CreateTaskInput, "title">): Promise<Task>;
  update(input: UpdateTaskInput): Promise<Task>;
  /** Answers those that could be changed. */
  updateMany(input: BulkUpdateTasksInput): Promise<Task[]>;
  /** Answers the ids of those that were there. */
  removeMany(input: BulkRemoveTasksInput): Promise<string[]>;
};

type Dependencies = {
  server: TaskServer;
  cache: TaskCache;
  changes: TaskChanges;
  notify: Notify;
  describeError: (error: unknown) => string;
  refreshAfterMs?: number;
};

export function createTaskActions({
  server,
  cache,
  changes,
  notify,
  describeError,
  refreshAfterMs = 400,
}: Dependencies): TaskActions {
  const inLanes = createLanes();
  const shared = { server, cache, changes, inLanes, notify, describeError, newKey, refreshSoon };
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let savedAdds: string[] = [];
  let lastKey = 0;

  return {
    add,
    complete,
    save,
    changeMany: createBulkChanges(shared),
    ...createTaskRemovals(shared),
    hasUnsent: () =>
      changes.current().some((change) => change.type !== "add" || change.savedAs === undefined),
  };

  function add(title: string): void {
    const key = newKey();
    const task = draft(key, title);
    changes.put({ type: "add", key, task });
    void inLanes(["add"], () => server.create({ title })).then(
      (stored) => {
        changes.put({ type: "add", key, task: stored, savedAs: stored.id });
        savedAdds.push(key);
        refreshSoon();
      },
      (error: unknown) => {
        changes.take(key);
        fail(t`“${title}” was not added.`, error, () => add(title));
      },
    );
  }

  function complete(task: Task, completed: boolean): void {
    const { id, title } = task;
    store(id, { completed }).catch((error: unknown) => {
      fail(t`“${title}” was not changed.`, error, () => complete(task, completed));
      refreshSoon();
    });
    if (!completed) return;
    notify({
      tone: "done",
      message: t`Completed “${title}”.`,
      action: { label: t`Undo`, run: () => complete(task, false) },
    });
  }

  function save({ id, version }: Pick<Task, "id" | "version">, edit: TaskEdit): Promise<Task> {
    return store(id, edit, version);
  }

  async function store(id: string, edit: TaskEdit, version?: number): Promise<Task> {
    const key = newKey();
    changes.put({ type: "edit", key, ids: new Set([id]), edit });
    try {
      const stored = await inLanes([id], () =>
        server.update({ id, ...edit, ...(version !== undefined && { version }) }),
      );
      cache.store(stored);
      refreshSoon();
      return stored;
    } finally {
      changes.take(key);
    }
  }

  function fail(message: string, error: unknown, again: () => void): void {
    notify({
      tone: "failed",
      message: `${message} ${describeError(error)}`,
      action: { label: t`Try again`, run: again },
    });
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

  function newKey(): string {
    lastKey += 1;
    return `change-${lastKey}`;
  }
}

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
