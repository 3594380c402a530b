import pg from "pg";

// Held shared by everyone who uses the server; who gets it exclusively was the last one.
const LEASE_LOCK = 7_203_118_444;

/** Keeps the server running. It is a connection, so it ends with its process however that dies. */
export type Lease = {
  ensureDatabase(name: string): Promise<void>;
  /** Calls `stop` when nobody else holds a lease, while no new one can be taken. */
  release(stop: () => Promise<void>): Promise<void>;
};

/** Answers undefined when the server is about to stop or went away: look again. */
export async function takeLease(url: string): Promise<Lease | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "tenon lease",
    keepAlive: true,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock_shared($1)", [LEASE_LOCK]);
  } catch (error) {
    await client.end().catch(() => {});
    if (isRefusal(error)) throw error;
    return undefined;
  }
  return {
    ensureDatabase: (name) => ensureDatabase(client, name),
    release: (stop) => release(client, stop),
  };
}

async function release(client: pg.Client, stop: () => Promise<void>): Promise<void> {
  try {
    await client.query("SELECT pg_advisory_unlock_shared($1)", [LEASE_LOCK]);
    const { rows } = await client.query<{ last: boolean }>(
      "SELECT pg_try_advisory_lock($1) AS last",
      [LEASE_LOCK],
    );
    if (rows[0]?.last === true) await stop();
  } catch (error) {
    if (isRefusal(error)) throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 1) return;
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`).catch(ignoreDuplicate);
}

function ignoreDuplicate(error: unknown): void {
  if (
    !(
      error instanceof Error &&
      "code" in error &&
      (error.code === "42P04" || error.code === "23505")
    )
  ) {
    throw error;
  }
}

/** The server answered and said no, other than that it is starting (57P03) or stopping (57P01). */
function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !error.code?.startsWith("57P");
}
