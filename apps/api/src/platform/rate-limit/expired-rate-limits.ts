import type { Database } from "@tenon/db/client";

const batch = 10_000;

/** Removes counters whose time is over, and says how many: the limiter itself counts them anew and removes none. */
export async function removeExpiredRateLimits(sql: Database["sql"]): Promise<number> {
  const removed = await sql<{ key: string }>`
    DELETE FROM rate_limits WHERE key IN (
      SELECT key FROM rate_limits WHERE expire < extract(epoch FROM now()) * 1000 LIMIT ${batch})
    RETURNING key`;
  return removed.length;
}
