import { z } from "zod";
import { text } from "@tenon/schemas/scalars";
import { AppError } from "#platform/errors/app-error.ts";
import { parseJson } from "#platform/parse-json.ts";

/** Where a page ended: the sort key of its last row, as Postgres writes it, and the row's id. */
export type Keyset = { key: string; id: string };

/** Reads a cursor that `nextPage` made for the same order; anything else is VALIDATION_FAILED. */
export function readCursor(cursor: string | undefined, order: string): Keyset | null {
  if (cursor === undefined) return null;
  const parsed = CursorContent.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success || parsed.data[0] !== order) throw refuse();
  const [, key, id] = parsed.data;
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
  const nextCursor = Buffer.from(JSON.stringify([order, key, id])).toString("base64url");
  return { rows: rows.slice(0, limit), nextCursor };
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

const CursorContent = z.tuple([z.string(), text(1000), z.uuid()]);

function refuse(): AppError {
  return new AppError({
    code: "VALIDATION_FAILED",
    issues: [
      { path: ["cursor"], message: "Must be a nextCursor of the same list in the same order." },
    ],
  });
}
