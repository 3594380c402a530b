import pg from "pg";

/** A connection for long statements: without limits on their time, but with one on waiting for locks. */
export async function openBulkClient(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "tenon bulk",
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  await client.query(
    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '30s'",
  );
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
