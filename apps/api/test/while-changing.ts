import { expect } from "vitest";
import type { TestApp } from "./create-test-app.ts";

type Change = { statement: string; values: unknown[] };

/**
 * Makes a call while somebody else's change is not committed yet, and commits it as soon as the call waits for it:
 * so the call has already read what is out of date by then.
 */
export async function whileChanging<Answer>(
  { container }: TestApp,
  { statement, values }: Change,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const { pool } = container.database;
  const other = await pool.connect();
  try {
    await other.query("BEGIN");
    await other.query(statement, values);
    const answer = call();
    answer.catch(() => {});
    await expect.poll(isWaiting, { interval: 10 }).toBe(true);
    await other.query("COMMIT");
    return await answer;
  } finally {
    await other.query("ROLLBACK");
    other.release();
  }

  async function isWaiting(): Promise<boolean> {
    const { rowCount } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rowCount === 1;
  }
}
