import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { withDatabase } from "#database-url.ts";
import { migrateUp } from "#migrate.ts";
import { listMigrations, migrationsFolder } from "#migrations.ts";

const DUPLICATE_DATABASE = "42P04";

/** The name of a migrated, otherwise empty database; made once for each content of the migrations folder. */
export async function ensureTemplateDatabase(serverUrl: string): Promise<string> {
  const template = `tenon_template_${await hashMigrations()}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await dropAbandoned(admin);
    const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [
      template,
    ]);
    if (rowCount === 0) await create(admin, { serverUrl, template });
    return template;
  } finally {
    await admin.end();
  }
}

/** Takes its name only when it is whole, so a killed run leaves no half template behind. */
async function create(
  admin: pg.Client,
  { serverUrl, template }: { serverUrl: string; template: string },
) {
  const draft = `tenon_test_${process.pid}_template`;
  await admin.query(`CREATE DATABASE ${draft}`);
  await migrateUp({ url: withDatabase(serverUrl, draft) });
  try {
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } catch (error) {
    await admin.query(`DROP DATABASE ${draft}`);
    const anotherRunWasQuicker =
      error instanceof pg.DatabaseError && error.code === DUPLICATE_DATABASE;
    if (!anotherRunWasQuicker) throw error;
  }
}

/** Databases of test runs carry the process that made them; killed runs could not drop theirs. */
async function dropAbandoned(admin: pg.Client): Promise<void> {
  const sql = `
    SELECT datname FROM pg_database
    WHERE datname ~ '^tenon_test_' AND datname NOT IN (SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)`;
  const { rows } = await admin.query<{ datname: string }>(sql);
  for (const { datname } of rows) {
    if (!isRunning(Number(datname.split("_")[2]))) {
      await admin.query(`DROP DATABASE IF EXISTS ${datname}`);
    }
  }
}

async function hashMigrations(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await listMigrations()) {
    hash.update(name).update(await readFile(join(migrationsFolder, name, "migration.sql")));
  }
  return hash.digest("hex").slice(0, 16);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
