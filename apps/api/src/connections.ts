import type { Sql } from "@tenon/db/client";
import type { Env } from "./env.ts";

type Demand = Pick<Env, "WORKERS" | "DATABASE_POOL_SIZE" | "JOB_WORKER">;

/** All workers together want more connections than there are, with the sentence that says what to do. */
class ConnectionsError extends Error {
  override readonly name = "ConnectionsError";
}

/** What a server may have open at a time: for the calls, the jobs and the events of each of its workers. */
export function connectionsOf({ WORKERS, DATABASE_POOL_SIZE, JOB_WORKER }: Demand): number {
  const forJobs = JOB_WORKER === "on" ? 3 : 2;
  return WORKERS * (DATABASE_POOL_SIZE + forJobs + 1);
}

/** Before it runs out of them under load; what other servers take is for `doctor` to see. */
export async function assertConnectionsFit(sql: Sql, demand: Demand): Promise<void> {
  const [{ allowed } = { allowed: 0 }] = await sql<{ allowed: number }>`
    SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
      - coalesce(current_setting('reserved_connections', true)::int, 0) AS allowed`;
  const wanted = connectionsOf(demand);
  if (wanted <= allowed) return;
  throw new ConnectionsError(
    `This server may open ${wanted} connections (WORKERS=${demand.WORKERS}, each with DATABASE_POOL_SIZE=${demand.DATABASE_POOL_SIZE} ` +
      `and a few for jobs and events), and the database allows ${allowed}. Lower one of the two, or raise its max_connections.`,
  );
}
