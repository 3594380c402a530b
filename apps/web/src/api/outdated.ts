import type { Query, QueryClient, QueryFilters } from "@tanstack/react-query";

/** Answers that became old. Those on the screen are read again, the others when they are next shown. */
export type Outdated = { add(...filters: QueryFilters[]): void };

type Options = {
  /** Whether anybody looks; until then, what became old is only remembered. */
  isSeen: () => boolean;
  waitMs?: number;
  pauseMs?: number;
};

/** Reads what belongs together at once, each answer one time at once, and not again before a pause. */
export function createOutdated(
  queries: QueryClient,
  { isSeen, waitMs = 200, pauseMs = 1_000 }: Options,
): Outdated & { readNow(): void } {
  let due = new Set<QueryFilters>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastRead = Number.NEGATIVE_INFINITY;

  return {
    add(...filters) {
      for (const filter of filters) due.add(filter);
      schedule();
    },
    readNow: schedule,
  };

  function schedule(): void {
    if (timer !== undefined || due.size === 0 || !isSeen()) return;
    timer = setTimeout(read, Math.max(waitMs, lastRead + pauseMs - Date.now()));
  }

  function read(): void {
    timer = undefined;
    lastRead = Date.now();
    const found = new Set([...due].flatMap((filter) => queries.getQueryCache().findAll(filter)));
    due = new Set();
    // An answer on its way may have been written before the event: it is asked for once more, later.
    for (const query of found) {
      if (wasRefused(query)) found.delete(query);
      if (query.state.fetchStatus !== "fetching") continue;
      found.delete(query);
      due.add({ queryKey: query.queryKey, exact: true });
    }
    void queries.invalidateQueries({ predicate: (query) => found.has(query) });
    schedule();
  }
}

/** What could not be read is not old: its screen says so, and asks when to try again. */
function wasRefused({ state: { status, data } }: Query): boolean {
  return status === "error" && data === undefined;
}
