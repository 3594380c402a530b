import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Task } from "@tenon/schemas/tasks";

/** What is remembered of the server's answers about tasks. */
export type TaskCache = {
  /** Takes over tasks as the server has just answered them, wherever they are remembered. */
  store(...tasks: Task[]): void;
  forget(...ids: string[]): void;
  find(id: string): Task | undefined;
  /** Reads the lists and the counts on the screen again. */
  refresh(): Promise<void>;
};

export function createTaskCache(
  queries: QueryClient,
  trpc: TRPCOptionsProxy<AppRouter>,
): TaskCache {
  const lists = trpc.tasks.list.infiniteQueryFilter();

  return {
    store(...tasks) {
      const byId = new Map(tasks.map((task) => [task.id, task]));
      for (const [id, task] of byId) {
        const key = trpc.tasks.byId.queryKey({ id });
        if (queries.getQueryState(key)) queries.setQueryData(key, task);
      }
      changeLists((listed) => listed.map((known) => byId.get(known.id) ?? known));
    },
    forget(...ids) {
      const gone = new Set(ids);
      for (const id of ids) queries.removeQueries(trpc.tasks.byId.queryFilter({ id }));
      changeLists((listed) => listed.filter(({ id }) => !gone.has(id)));
    },
    find(id) {
      const known = queries.getQueryData(trpc.tasks.byId.queryKey({ id }));
      if (known) return known;
      const pages = queries
        .getQueriesData<{ pages: { items: Task[] }[] }>(lists)
        .flatMap(([, list]) => list?.pages ?? []);
      return pages.flatMap(({ items }) => items).find((task) => task.id === id);
    },
    async refresh() {
      await Promise.all([
        queries.invalidateQueries(lists),
        queries.invalidateQueries(trpc.tasks.stats.queryFilter()),
        queries.invalidateQueries(trpc.tasks.tags.queryFilter()),
        queries.invalidateQueries(trpc.tasks.doneByDay.pathFilter()),
      ]);
    },
  };

  function changeLists(change: (tasks: Task[]) => Task[]): void {
    queries.setQueriesData<{ pages: { items: Task[] }[] }>(
      lists,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({ ...page, items: change(page.items) })),
        },
    );
  }
}
