import { plural, t } from "@lingui/core/macro";
import type { BulkRemoveTasksInput, Task } from "@tenon/schemas/tasks";
import { inPortions } from "./in-portions.ts";
import type { Lanes } from "./one-after-another.ts";
import type { TaskCache } from "./task-cache.ts";
import type { TaskChanges } from "./task-changes.ts";
import type { Notify } from "./task-notice.ts";

export type TaskRemovals = {
  /** Removes tasks, in a while: until then they can be had back. */
  remove(tasks: readonly Task[]): void;
  /** Removes tasks, and there is no way back. */
  removeAtOnce(tasks: readonly Task[]): void;
  /** Sends at once what still waits. */
  flush(): Promise<void>;
};

type Dependencies = {
  server: { removeMany(input: BulkRemoveTasksInput): Promise<string[]> };
  cache: TaskCache;
  changes: TaskChanges;
  inLanes: Lanes;
  notify: Notify;
  describeError: (error: unknown) => string;
  newKey: () => string;
  refreshSoon: () => void;
};

export function createTaskRemovals({
  server,
  cache,
  changes,
  inLanes,
  notify,
  describeError,
  newKey,
  refreshSoon,
}: Dependencies): TaskRemovals {
  const waiting = new Map<string, () => Promise<void>>();

  return {
    remove,
    removeAtOnce(tasks) {
      const key = newKey();
      hide(key, tasks);
      void send(key, tasks);
    },
    async flush() {
      await Promise.all([...waiting.values()].map((sendNow) => sendNow()));
    },
  };

  function remove(tasks: readonly Task[]): void {
    const key = newKey();
    hide(key, tasks);
    waiting.set(key, sendOnce);
    notify({
      tone: "done",
      message: sayDeleted(tasks),
      action: { label: t`Undo`, run: keep },
      onExpire: () => void sendOnce(),
    });

    function keep(): void {
      waiting.delete(key);
      changes.take(key);
    }

    async function sendOnce(): Promise<void> {
      if (waiting.delete(key)) await send(key, tasks);
    }
  }

  function hide(key: string, tasks: readonly Task[]): void {
    changes.put({ type: "remove", key, ids: new Set(tasks.map(({ id }) => id)) });
  }

  async function send(key: string, tasks: readonly Task[]): Promise<void> {
    const all = tasks.map(({ id }) => id);
    const { rest, failure } = await inLanes(all, () =>
      inPortions({
        ids: all,
        onRest: (ids) => changes.put({ type: "remove", key, ids: new Set(ids), total: all.length }),
        async send(ids) {
          await server.removeMany({ ids });
          cache.forget(...ids);
          return ids;
        },
      }),
    );
    changes.take(key);
    refreshSoon();
    if (!failure) return;
    const kept = tasks.slice(-rest.length);
    notify({
      tone: "failed",
      message: `${sayKept(kept)} ${describeError(failure.error)}`,
      action: { label: t`Try again`, run: () => remove(kept) },
    });
  }
}

function sayDeleted(tasks: readonly Task[]): string {
  const title = onlyTitle(tasks);
  if (title !== undefined) return t`Deleted “${title}”.`;
  const { length: count } = tasks;
  return plural(count, { one: "Deleted # task.", other: "Deleted # tasks." });
}

function sayKept(tasks: readonly Task[]): string {
  const title = onlyTitle(tasks);
  if (title !== undefined) return t`“${title}” was not deleted.`;
  const { length: count } = tasks;
  return plural(count, {
    one: "# task was not deleted.",
    other: "# tasks were not deleted.",
  });
}

function onlyTitle([first, ...others]: readonly Task[]): string | undefined {
  return others.length === 0 ? first?.title : undefined;
}
