import type { Database } from "@tenon/db/client";
import type { Finding } from "./finding.ts";

type Facts = {
  version: string;
  versionNumber: number;
  now: Date;
  maxConnections: number;
  connections: number;
  readOnly: boolean;
};

const oldestPostgres = 14;

/** The server behind the database: its version, its clock, and how many connections it has left. */
export async function checkDatabase(
  { sql }: Pick<Database, "sql">,
  { wanted }: { wanted: number },
): Promise<Finding[]> {
  const asked = Date.now();
  const [facts] = await sql<Facts>`
    SELECT current_setting('server_version') AS version,
      current_setting('server_version_num')::int AS "versionNumber",
      clock_timestamp() AS now,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS "maxConnections",
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
      pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool AS "readOnly"`;
  if (!facts) throw new Error("The database answered nothing.");
  const skewMs = facts.now.getTime() - (asked + Date.now()) / 2;
  return [checkServer(facts), checkClock(skewMs), checkConnections(facts, wanted)];
}

function checkServer({ version, versionNumber, readOnly }: Facts): Finding {
  const finding = { check: "Database", found: `PostgreSQL ${version}` };
  if (Math.floor(versionNumber / 10_000) < oldestPostgres) {
    return {
      ...finding,
      status: "failed",
      remedy: `Tenon is tested on PostgreSQL ${oldestPostgres} to 18. Move to one of them.`,
    };
  }
  if (!readOnly) return { ...finding, status: "ok" };
  return {
    ...finding,
    found: `${finding.found} takes no writes`,
    status: "failed",
    remedy: "It is a replica or set read-only. Point DATABASE_URL at the primary server.",
  };
}

/** Locks and leases go by the database's clock, tokens by ours. */
function checkClock(skewMs: number): Finding {
  const seconds = Math.abs(skewMs) / 1000;
  const side = skewMs > 0 ? "ahead of" : "behind";
  const found =
    seconds < 1
      ? "agrees with the database's"
      : `the database's is ${seconds.toFixed(0)} s ${side} this machine's`;
  if (seconds < 5) return { check: "Clock", status: "ok", found };
  return {
    check: "Clock",
    status: seconds < 60 ? "warning" : "failed",
    found,
    remedy: "Let both machines set their clocks by NTP.",
  };
}

function checkConnections({ maxConnections, connections }: Facts, wanted: number): Finding {
  const left = maxConnections - connections;
  const finding = { check: "Connections", found: `${connections} of ${maxConnections} are in use` };
  if (left >= wanted) return { ...finding, status: "ok" };
  return {
    ...finding,
    status: left < 3 ? "failed" : "warning",
    remedy:
      "One more server does not fit. Raise max_connections, or lower DATABASE_POOL_SIZE or WORKERS on each.",
  };
}
