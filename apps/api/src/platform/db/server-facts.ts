import type { Sql } from "@tenon/db/client";

/** What a database server says of itself. */
export type ServerFacts = {
  version: string;
  versionNumber: number;
  now: Date;
  maxConnections: number;
  connections: number;
  readOnly: boolean;
  /** Of this database. */
  sizeBytes: number;
  /** Of this database; as far as its user may see the others. */
  oldestTransactionAt: Date | null;
  /** How many processes of ours listen for events. */
  processes: number;
};

export async function readServerFacts(sql: Sql): Promise<ServerFacts> {
  const [facts] = await sql<ServerFacts>`
    WITH clients AS (
      SELECT pid, application_name, xact_start, datname = current_database() AS "isHere"
      FROM pg_stat_activity WHERE backend_type = 'client backend')
    SELECT current_setting('server_version') AS version,
      current_setting('server_version_num')::int AS "versionNumber",
      clock_timestamp() AS now,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS "maxConnections",
      (SELECT count(*)::int FROM clients) AS connections,
      pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool AS "readOnly",
      pg_database_size(current_database())::float8 AS "sizeBytes",
      (SELECT min(xact_start) FROM clients WHERE "isHere" AND pid <> pg_backend_pid()) AS "oldestTransactionAt",
      (SELECT count(*)::int FROM clients WHERE "isHere" AND application_name = 'tenon events') AS processes`;
  if (!facts) throw new Error("The database answered nothing.");
  return facts;
}
