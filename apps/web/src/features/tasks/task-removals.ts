import { plural, t } from "@lingui/core/macro";
import type { BulkRemoveTasksInput, Task } from "@tenon/schemas/tasks";
import type { Notify } from "#api/notice.ts";
import type { Lanes } from "#api/one-after-another.ts";
import type { Outbox } from "#api/outbox.ts";
import { createPostponed } from "#api/postponed.ts";
import type { SayRefused } from "#api/say-refused.ts";
import { inPortions } from "./in-portions.ts";
import type { TaskCache } from "./task-cache.ts";
import type { TaskChanges } from "./task-changes.ts";
import type { TaskWriting } from "./task-writing.ts";

export type TaskRemovals = {
  /** Removes tasks, in a while: until then they can be had back. */
  remove(tasks: readonly Task[]): void;
  /** Removes tasks, and there is no way back. */
  removeAtOnce(tasks: readonly Task[]): void;
  /** Removes what a page that is gone has left to be removed. */
  resume(tasks: readonly Task[], key: string): void;
  /** Sends at once what still waits. */
  flush(): Promise<void>;
};

type Dependencies = {
  server: {
    removeMany(input: BulkRemoveTasksInput, of: { key: string; part: number }): Promise<string[]>;
  };
  outbox: Pick<Outbox, "drop"> & { keep(writing: TaskWriting): string };
  cache: TaskCache;
  changes: TaskChanges;
  inLanes: Lanes;
  notify: Notify;
  sayRefused: SayRefused;
  refreshSoon: () => void;
};

export function createTaskRemovals({
  server,
  cache,
  changes,
  inLanes,
  notify,
  sayRefused,
  outbox,
  refreshSoon,
}: Dependencies): TaskRemovals {
  const postponed = createPostponed(notify);

  return {
    remove,
    removeAtOnce: (tasks) => resume(tasks, keep(tasks)),
    resume,
    flush: postponed.flush,
  };

  function keep(tasks: readonly Task[]): string {
    return outbox.keep({ type: "tasks.remove", tasks });
  }

  function resume(tasks: readonly Task[], key: string): void {
    hide(key, tasks);
    void send(key, tasks);
  }

  function remove(tasks: readonly Task[]): void {
    const key = keep(tasks);
    hide(key, tasks);
    postponed.add({
      key,
      message: sayDeleted(tasks),
      send: () => send(key, tasks),
      takeBack() {
        outbox.drop(key);
        changes.take(key);
      },
    });
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
        async send(ids, part) {
          await server.removeMany({ ids }, { key, part });
          cache.forget(...ids);
          return ids;
        },
      }),
    );
    changes.take(key);
    refreshSoon();
    if (!failure) return outbox.drop(key);
    const kept = tasks.slice(-rest.length);
    sayRefused(sayKept(kept), failure.error, { key, again: () => remove(kept) });
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
