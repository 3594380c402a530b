import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Task } from "@tenon/schemas/tasks";

/** What is remembered of the server's answers about tasks. */
export type TaskCache = {
  /** Takes over a task as the server has just answered it, wherever it is remembered. */
  store(task: Task): void;
  forget(id: string): void;
  find(id: string): Task | undefined;
  /** Reads the lists on the screen again. */
  refresh(): Promise<void>;
};

export function createTaskCache(
  queries: QueryClient,
  trpc: TRPCOptionsProxy<AppRouter>,
): TaskCache {
  const lists = trpc.tasks.list.infiniteQueryFilter();

  return {
    store(task) {
      queries.setQueryData(trpc.tasks.byId.queryKey({ id: task.id }), task);
      changeLists((tasks) => tasks.map((known) => (known.id === task.id ? task : known)));
    },
    forget(id) {
      queries.removeQueries(trpc.tasks.byId.queryFilter({ id }));
      changeLists((tasks) => tasks.filter((known) => known.id !== id));
    },
    find(id) {
      const known = queries.getQueryData(trpc.tasks.byId.queryKey({ id }));
      if (known) return known;
      const pages = queries
        .getQueriesData<{ pages: { items: Task[] }[] }>(lists)
        .flatMap(([, list]) => list?.pages ?? []);
      return pages.flatMap(({ items }) => items).find((task) => task.id === id);
    },
    refresh: () => queries.invalidateQueries(lists),
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
