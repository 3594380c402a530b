import type { Database } from "@tenon/db/client";

const batch = 10_000;

/** Removes the records of calls of a day ago and earlier, some at a time, and says how many. */
export async function removeOldIdempotencyRecords(sql: Database["sql"]): Promise<number> {
  const removed = await sql<{ key: string }>`
    DELETE FROM idempotency_records WHERE (user_id, procedure, key) IN (
      SELECT user_id, procedure, key FROM idempotency_records
      WHERE created_at < now() - interval '1 day' ORDER BY created_at LIMIT ${batch})
    RETURNING key`;
  return removed.length;
}
