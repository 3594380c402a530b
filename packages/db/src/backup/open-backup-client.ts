import pg from "pg";

/** A connection for one long statement after another: without limits on their time, but with one on waiting for locks. */
export async function openBackupClient(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "tenon backup",
    keepAlive: true,
    lock_timeout: 30_000,
    statement_timeout: 0,
    idle_in_transaction_session_timeout: 0,
  });
  client.on("error", () => {});
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
