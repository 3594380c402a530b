import type { Query, QueryClient, QueryFilters } from "@tanstack/react-query";
import { withChange, withRow } from "./row-queries.ts";

/** What a row will be like once the server has done what it is asked for. */
export type Foreseen = { id: string; fields: Record<string, unknown> };

type Foresight = {
  /** Where nothing newer was read meanwhile, and only the fields that still are as they were foreseen. */
  takeBack(): void;
  /** Reads what was being read, or was to be, when it was shown: others may have changed that. */
  readOn(): void;
};

/** Shows it wherever the row is remembered. */
export async function foresee(
  queries: QueryClient,
  filters: QueryFilters,
  { id, fields }: Foreseen,
): Promise<Foresight> {
  const found = queries.getQueryCache().findAll(withRow(filters, id));
  const interrupted = new Set(
    found.filter(({ state }) => state.fetchStatus === "fetching" || state.isInvalidated),
  );
  // What is on its way was written before.
  await Promise.all(found.map(({ queryKey }) => queries.cancelQueries({ queryKey, exact: true })));
  const shown = found.map((query) => show(query));
  return {
    takeBack() {
      for (const takeBack of shown) takeBack();
    },
    readOn() {
      if (interrupted.size === 0) return;
      void queries.invalidateQueries({ predicate: (query) => interrupted.has(query) });
    },
  };

  function show({ queryKey }: Query): () => void {
    let before: Record<string, unknown> = {};
    change(queryKey, (row) => {
      before = row;
      return { ...row, ...pick(fields, (name) => name in row) };
    });
    return () =>
      change(queryKey, (row) =>
        row["version"] === before["version"]
          ? { ...row, ...pick(before, (name) => name in fields && row[name] === fields[name]) }
          : row,
      );
  }

  function change(
    queryKey: Query["queryKey"],
    to: (row: Record<string, unknown>) => Record<string, unknown>,
  ): void {
    queries.setQueryData(queryKey, (data: unknown) => withChange(data, id, to));
  }
}

function pick(
  fields: Record<string, unknown>,
  isMeant: (name: string) => boolean,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isMeant(name)));
}
