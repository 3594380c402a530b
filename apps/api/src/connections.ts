import type { Sql } from "@tenon/db/client";
import type { Env } from "./env.ts";

type Demand = Pick<
  Env,
  "WORKERS" | "DATABASE_URL" | "DATABASE_DIRECT_URL" | "DATABASE_POOL_SIZE" | "JOB_WORKER"
>;

/** All workers together want more connections than there are, with the sentence that says what to do. */
class ConnectionsError extends Error {
  override readonly name = "ConnectionsError";
}

/** What a server may have open at the database, for all of its workers. */
export function connectionsOf(demand: Demand): number {
  return demand.WORKERS * connectionsOfWorker(demand);
}

/** For calls, unless a pooler has those, for jobs and for events. */
function connectionsOfWorker(demand: Demand): number {
  const hasPooler = demand.DATABASE_DIRECT_URL !== demand.DATABASE_URL;
  const forCalls = hasPooler ? 0 : demand.DATABASE_POOL_SIZE;
  const forJobs = demand.JOB_WORKER === "on" ? 3 : 2;
  return forCalls + forJobs + 1;
}

/** Before it runs out of them under load; what other servers take is for `doctor` to see. */
export async function assertConnectionsFit(sql: Sql, demand: Demand): Promise<void> {
  const [{ allowed } = { allowed: 0 }] = await sql<{ allowed: number }>`
    SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
      - coalesce(current_setting('reserved_connections', true)::int, 0) AS allowed`;
  const wanted = connectionsOf(demand);
  if (wanted <= allowed) return;
  throw new ConnectionsError(
    `This server may open ${wanted} connections to the database, ${connectionsOfWorker(demand)} for each of WORKERS=${demand.WORKERS}, and it allows ${allowed}. ` +
      "Lower WORKERS or DATABASE_POOL_SIZE, or raise its max_connections.",
  );
}
