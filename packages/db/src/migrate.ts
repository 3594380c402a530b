import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrationsFolder, pendingMigrations, type MigrationState } from "./migrations.ts";
import { applyMigrations, resolveMigration } from "./schema-engine.ts";

// Any fixed number will do, as long as it is not Prisma's own (72707369): the engine takes that one inside.
const MIGRATION_LOCK = 7_203_118_443;
const LOCK_WAIT_MS = 10 * 60_000;
// As a server says it that speaks English; the engine passes no code on.
const LOCK_NOT_AVAILABLE = "due to lock timeout";
const LOCK_ATTEMPTS = 10;

/** A migration that cannot go on, with the sentence that says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export type MigrateUpOptions = {
  url: string;
  /** Told what is about to be applied; not called when nothing is pending. */
  onStart?: (names: string[]) => void;
};

/** Applies what is pending and answers its names. Several processes at once wait for the first. */
export async function migrateUp({ url, onStart = () => {} }: MigrateUpOptions): Promise<string[]> {
  return withMigrationLock(url, async (client) => {
    const state = await pendingMigrations(client);
    // A database of newer code has all that this code needs: so one can go back to the version before.
    if (state.pending.length + state.failed.length === 0) return [];
    refuseForeignState(state);
    onStart(state.pending);
    await applyPatiently(client, { url });
    return state.pending;
  });
}

/**
 * A migration lets go of a lock that it does not get soon, as calls queue up behind it. Nothing was changed then, so it is tried again
 * when there may be a gap between the calls.
 */
async function applyPatiently(
  client: pg.Client,
  { url, attempt = 1 }: { url: string; attempt?: number },
): Promise<void> {
  try {
    await applyMigrations({ url });
  } catch (error) {
    const failure = failureOf("The migrations failed.", error);
    const { failed } = await pendingMigrations(client);
    const [name] = failed;
    if (!failure.message.includes(LOCK_NOT_AVAILABLE) || name === undefined) throw failure;
    await resolveMigration(name, { url, as: "rolled-back" });
    if (attempt === LOCK_ATTEMPTS) throw failure;
    await sleep(attempt * 500);
    await applyPatiently(client, { url, attempt: attempt + 1 });
  }
}

/** Takes the latest migrations back, each with its down.sql in one transaction, and answers their names. */
export async function migrateDown({
  url,
  steps = 1,
}: {
  url: string;
  steps?: number;
}): Promise<string[]> {
  return withMigrationLock(url, async (client) => {
    const state = await pendingMigrations(client);
    refuseForeignState(state);
    const names = state.applied.toReversed().slice(0, steps);
    for (const name of names) await revert(client, name);
    return names;
  });
}

/** Notes how a migration that failed half way was repaired by hand, so that the next ones can be applied. */
export async function migrateResolve(
  name: string,
  { url, as }: { url: string; as: "rolled-back" | "applied" },
): Promise<void> {
  await withMigrationLock(url, () =>
    resolveMigration(name, { url, as }).catch((cause: unknown) => {
      throw failureOf(`${name} could not be resolved.`, cause);
    }),
  );
}

function failureOf(sentence: string, cause: unknown): MigrationError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new MigrationError(`${sentence}\n${reason}`, { cause });
}

async function revert(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(join(migrationsFolder, name, "down.sql"), "utf8").catch(() => {
    throw new MigrationError(`${name} has no down.sql, so it can't be taken back.`);
  });
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationError(`${name} could not be taken back; nothing was changed.`, {
      cause: error,
    });
  }
}

function refuseForeignState({ failed, unknown }: MigrationState): void {
  const [broken] = failed;
  if (broken !== undefined) {
    throw new MigrationError(
      `The migration ${broken} failed half way. Repair the database by hand, then tell Prisma: ` +
        `npm run db -- migrate resolve --rolled-back ${broken} (or --applied).`,
    );
  }
  const [newer] = unknown;
  if (newer !== undefined) {
    throw new MigrationError(
      `The database has the migration ${newer}, which this version does not know. Run the version that made it.`,
    );
  }
}

async function withMigrationLock<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "tenon migrate",
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    await takeMigrationLock(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Asks again and again: a statement that waits would hold a snapshot, for which a concurrent index build waits. */
async function takeMigrationLock(client: pg.Client): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  while (Date.now() < deadline) {
    const { rows } = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_lock($1) AS taken",
      [MIGRATION_LOCK],
    );
    if (rows[0]?.taken === true) return;
    await sleep(100);
  }
  throw new MigrationError(
    "Another process has been migrating this database for ten minutes. Stop it, then try again.",
  );
}
