import type { CreateTaskInput, Task, UpdateTaskInput } from "@tenon/schemas/tasks";
import { createLanes } from "./one-after-another.ts";
import type { TaskCache } from "./task-cache.ts";
import type { TaskChanges, TaskEdit } from "./task-changes.ts";

/** What a person can do with tasks. Everything shows at once, and is taken back when the server refuses it. */
export type TaskActions = {
  add(title: string): void;
  complete(task: Task, completed: boolean): void;
  /** Stores an edit that was made of one version; throws when it is refused, for the form to say so. */
  save(task: Pick<Task, "id" | "version">, edit: TaskEdit): Promise<Task>;
  /** Removes a task, in a while: until then it can be had back. */
  remove(task: Task): void;
  /** Sends at once what still waits. */
  flush(): Promise<void>;
  hasUnsent(): boolean;
};

export type TaskServer = {
  create(input: Pick<CreateTaskInput, "title">): Promise<Task>;
  update(input: UpdateTaskInput): Promise<Task>;
  remove(input: { id: string }): Promise<unknown>;
};

type Notice = {
  tone: "done" | "failed";
  message: string;
  action?: { label: string; run: () => void };
  onExpire?: () => void;
};

type Dependencies = {
  server: TaskServer;
  cache: TaskCache;
  changes: TaskChanges;
  notify: (notice: Notice) => void;
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
  const inLane = createLanes();
  const waitingRemovals = new Map<string, () => Promise<void>>();
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let savedAdds: string[] = [];
  let lastKey = 0;

  return {
    add,
    complete,
    save,
    remove,
    async flush() {
      await Promise.all([...waitingRemovals.values()].map((send) => send()));
    },
    hasUnsent: () =>
      changes.current().some((change) => change.type !== "add" || change.savedAs === undefined),
  };

  function add(title: string): void {
    const key = newKey();
    const task = draft(key, title);
    changes.put({ type: "add", key, task });
    void inLane("add", () => server.create({ title })).then(
      (stored) => {
        changes.put({ type: "add", key, task: stored, savedAs: stored.id });
        savedAdds.push(key);
        refreshSoon();
      },
      (error: unknown) => {
        changes.take(key);
        fail(`“${title}” was not added.`, error, () => add(title));
      },
    );
  }

  function complete(task: Task, completed: boolean): void {
    const { id, title } = task;
    store(id, { completed }).catch((error: unknown) => {
      fail(`“${title}” was not changed.`, error, () => complete(task, completed));
      refreshSoon();
    });
    if (!completed) return;
    notify({
      tone: "done",
      message: `Completed “${title}”.`,
      action: { label: "Undo", run: () => complete(task, false) },
    });
  }

  function save({ id, version }: Pick<Task, "id" | "version">, edit: TaskEdit): Promise<Task> {
    return store(id, edit, version);
  }

  async function store(id: string, edit: TaskEdit, version?: number): Promise<Task> {
    const key = newKey();
    changes.put({ type: "edit", key, id, edit });
    try {
      const stored = await inLane(id, () =>
        server.update({ id, ...edit, ...(version !== undefined && { version }) }),
      );
      cache.store(stored);
      refreshSoon();
      return stored;
    } finally {
      changes.take(key);
    }
  }

  function remove(task: Task): void {
    const key = newKey();
    const { id, title } = task;
    changes.put({ type: "remove", key, id });
    waitingRemovals.set(key, send);
    notify({
      tone: "done",
      message: `Deleted “${title}”.`,
      action: { label: "Undo", run: keep },
      onExpire: () => void send(),
    });

    function keep(): void {
      waitingRemovals.delete(key);
      changes.take(key);
    }

    async function send(): Promise<void> {
      if (!waitingRemovals.delete(key)) return;
      try {
        await inLane(id, () => server.remove({ id }));
        cache.forget(id);
      } catch (error) {
        fail(`“${title}” was not deleted.`, error, () => remove(task));
      } finally {
        changes.take(key);
      }
    }
  }

  function fail(message: string, error: unknown, again: () => void): void {
    notify({
      tone: "failed",
      message: `${message} ${describeError(error)}`,
      action: { label: "Try again", run: again },
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
