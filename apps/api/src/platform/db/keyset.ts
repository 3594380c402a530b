import { z } from "zod";
import { text } from "@tenon/schemas/scalars";
import { cursorRefusal, parseCursor, writeCursor } from "#platform/cursor.ts";

/** Where a page ended: the sort key of its last row, as Postgres writes it, and the row's id. */
export type Keyset = { key: string; id: string };

/** Reads a cursor that `nextPage` made for the same order; anything else is VALIDATION_FAILED. */
export function readCursor(cursor: string | undefined, order: string): Keyset | null {
  if (cursor === undefined) return null;
  const [madeFor, key, id] = parseCursor(cursor, CursorContent);
  if (madeFor !== order) throw cursorRefusal();
  return { key, id };
}

/** Cuts rows that were fetched with one to spare into a page, with the cursor of the next one. */
export function nextPage<Row>(
  rows: Row[],
  { limit, order, keyset }: { limit: number; order: string; keyset: (row: Row) => Keyset },
): { rows: Row[]; nextCursor: string | null } {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows, nextCursor: null };
  const { key, id } = keyset(last);
  return { rows: rows.slice(0, limit), nextCursor: writeCursor([order, key, id]) };
}

/** The order of lists that go by when their rows were made. */
export const byCreation = "createdAt";

/** The same for such a list. */
export function pageByCreation<Row extends { id: string; createdAt: Date }>(
  found: Row[],
  limit: number,
): { items: Row[]; nextCursor: string | null } {
  const keyset = ({ createdAt, id }: Row) => ({ key: createdAt.toISOString(), id });
  const { rows: items, nextCursor } = nextPage(found, { limit, order: byCreation, keyset });
  return { items, nextCursor };
}

/** The order of ids, in which nothing changes its place. */
export const byId = "id";

/** The same for a list in that order. */
export function pageById<Row extends { id: string }>(
  found: Row[],
  limit: number,
): { items: Row[]; nextCursor: string | null } {
  const keyset = ({ id }: Row) => ({ key: id, id });
  const { rows: items, nextCursor } = nextPage(found, { limit, order: byId, keyset });
  return { items, nextCursor };
}

const CursorContent = z.tuple([z.string(), text(1000), z.uuid()]);
