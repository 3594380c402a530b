import { expect } from "vitest";
import type { Database } from "@tenon/db/client";

/** Waits until every transaction has ended that has begun by now: so what is there already is no news any more. */
export async function untilSettled(pool: Database["pool"]): Promise<void> {
  const { rows } = await pool.query<{ begun: string }>(
    "SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS begun",
  );
  const isSettled = async () => {
    const { rowCount } = await pool.query(
      "SELECT WHERE pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8",
      [rows[0]?.begun],
    );
    return rowCount === 1;
  };
  await expect.poll(isSettled, { interval: 10 }).toBe(true);
}
