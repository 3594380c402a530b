import type { Database } from "@tenon/db/client";

type Happening = { type: string; id: string; version?: number };

/** What happened, in a word that is the same in an answer, on a stream and in the database. */
export function wordFor({ type, id, version }: Happening): string {
  return version === undefined ? `${type} ${id}` : `${type} ${id} ${version}`;
}

/** What the database holds of what happened, in its order: all of it, or what one person may hear. */
export async function readOutbox(
  { pool }: Pick<Database, "pool">,
  { after, userId = null }: { after: string; userId?: string | null },
): Promise<string[]> {
  const { rows } = await pool.query<{ word: string }>(
    `SELECT concat_ws(' ', type, data ->> 'id', data ->> 'version') AS word FROM events
     WHERE id > $1 AND ($2::uuid IS NULL OR reach = 'everyone'
       OR (owner_id = $2 AND reach IN ('owner', 'owner_and_admins')))
     ORDER BY xid, events.id`,
    [after, userId],
  );
  return rows.map(({ word }) => word);
}

/** Where the outbox ends, while nobody writes. */
export async function endOfOutbox({ pool }: Pick<Database, "pool">): Promise<string> {
  const { rows } = await pool.query<{ end: string }>(
    'SELECT coalesce(max(id), 0)::text AS "end" FROM events',
  );
  return rows[0]?.end ?? "0";
}

export type Ledger = { acknowledged: number; missing: string[]; doubled: string[] };

/** Compares what was answered as done with what was done: each once, or it is missing or doubled. */
export function balance(acknowledged: readonly string[], done: readonly string[]): Ledger {
  const missing = new Set(acknowledged);
  const doubled: string[] = [];
  for (const word of done) if (!missing.delete(word)) doubled.push(word);
  return { acknowledged: acknowledged.length, missing: [...missing], doubled };
}
