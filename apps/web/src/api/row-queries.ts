import type { Query, QueryFilters } from "@tanstack/react-query";
import { isRecord } from "./is-record.ts";

/** A row, as an event names it. */
type Row = { id: string; version: number };

/** The answers in which the row stands, in an older version. */
export function withOlder(filters: QueryFilters, { id, version }: Row): QueryFilters {
  return where(filters, (rows) => rows.some((row) => row["id"] === id && isOlder(row, version)));
}

/** The answers but those in which the row stands so new already, as after a change made here. */
export function withoutNew(filters: QueryFilters, { id, version }: Row): QueryFilters {
  return where(filters, (rows) => !rows.some((row) => row["id"] === id && !isOlder(row, version)));
}

/** The answers in which the row stands. */
export function withRow(filters: QueryFilters, id: string): QueryFilters {
  return where(filters, (rows) => rows.some((row) => row["id"] === id));
}

/** The answers in which the row does not stand. */
export function withoutRow(filters: QueryFilters, id: string): QueryFilters {
  return where(filters, (rows) => !rows.some((row) => row["id"] === id));
}

function where(
  filters: QueryFilters,
  isMeant: (rows: Record<string, unknown>[]) => boolean,
): QueryFilters {
  return { ...filters, predicate: ({ state }: Query) => isMeant(rowsIn(state.data)) };
}

/** An answer with the row changed where it stands. */
export function withChange(
  data: unknown,
  id: string,
  change: (row: Record<string, unknown>) => Record<string, unknown>,
): unknown {
  if (Array.isArray(data)) return data.map((each) => withChange(each, id, change));
  if (!isRecord(data)) return data;
  const { pages, items } = data;
  if (pages !== undefined) return { ...data, pages: withChange(pages, id, change) };
  if (items !== undefined) return { ...data, items: withChange(items, id, change) };
  return data["id"] === id ? change(data) : data;
}

/** The rows of an answer: itself, those of a page, or those of all pages. */
function rowsIn(data: unknown): Record<string, unknown>[] {
  if (Array.isArray(data)) return data.flatMap(rowsIn);
  if (!isRecord(data)) return [];
  const { pages, items } = data;
  return pages === undefined && items === undefined ? [data] : rowsIn(pages ?? items);
}

function isOlder({ version }: Record<string, unknown>, than: number): boolean {
  return typeof version === "number" && version < than;
}
