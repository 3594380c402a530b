import type { ClientBase } from "pg";
import { openBulkClient } from "#bulk-client.ts";
import { copyIn } from "#copy-stream.ts";
import { migrateDown, migrateUp } from "#migrate.ts";
import { listMigrations } from "#migrations.ts";
import { BackupError } from "./backup-error.ts";
import { copyStatement, type KeptTable, listKeptTables } from "./kept-tables.ts";
import {
  type BackupContent,
  checkBackup,
  countLines,
  readBackup,
  type RowReader,
} from "./read-backup.ts";
import type { BackedUpTable } from "./write-backup.ts";

export type RestoreOptions = {
  url: string;
  file: string;
  /** Puts the backup in the place of what is there. */
  replace?: boolean;
  /** Leaves the job queue empty: for a copy on another machine, which should mail nobody. */
  withoutJobs?: boolean;
  onStep?: (step: string) => void;
  /** Told before each table. */
  onTable?: (table: BackedUpTable) => void;
  signal?: AbortSignal;
};

/** The database holds data, and nobody asked to replace it. */
export class DatabaseInUseError extends Error {
  override readonly name = "DatabaseInUseError";
}

/**
 * Reads the whole backup first, then makes the database what the backup says, in one transaction. One of an older
 * version goes into an empty database only, which is then migrated on.
 */
export async function restoreBackup({
  url,
  file,
  replace = false,
  withoutJobs = false,
  onStep = () => {},
  onTable = () => {},
  signal,
}: RestoreOptions): Promise<BackupContent> {
  onStep("Reading the backup to its end");
  const { header, footer } = await checkBackup(file, signal);
  const newer = await migrationsSince(header.migrations);
  await using client = await openBulkClient(url);
  if (!replace || newer > 0) await assertEmpty(client, { outdated: newer > 0 });

  await migrateUp({ url, onStart: (names) => onStep(`Applying migrations: ${names.join(", ")}`) });
  if (newer > 0) {
    onStep(`Going back to the ${newer === 1 ? "migration" : "migrations"} of the backup`);
    await migrateDown({ url, steps: newer });
  }
  onStep("Restoring");
  const rows = new Map(header.tables.map(({ name }, index) => [name, footer.rows[index] ?? 0]));
  const content = await load(client, {
    file,
    replace,
    withoutJobs,
    signal,
    onTable: (table) => onTable({ table, rows: rows.get(table) ?? 0 }),
  });
  if (newer > 0) {
    await migrateUp({
      url,
      onStart: (names) => onStep(`Applying migrations: ${names.join(", ")}`),
    });
  }
  await client.query("ANALYZE");
  return content;
}

/** How many migrations this version has that the backup has not. */
async function migrationsSince(backedUp: string[]): Promise<number> {
  const ours = await listMigrations();
  if (backedUp.every((name, index) => ours[index] === name)) return ours.length - backedUp.length;
  throw new BackupError(
    "The backup was made by a version of Tenon with other migrations. Restore it with that version.",
  );
}

type LoadOptions = {
  file: string;
  replace: boolean;
  withoutJobs: boolean;
  signal: AbortSignal | undefined;
  onTable: (table: string) => void;
};

async function load(
  client: ClientBase,
  { file, replace, withoutJobs, signal, onTable }: LoadOptions,
): Promise<BackupContent> {
  const tables = await listKeptTables(client);
  const names = tables.map(({ name }) => name);
  await client.query("BEGIN");
  try {
    await client.query(`LOCK TABLE ${names.join(", ")} IN ACCESS EXCLUSIVE MODE`);
    if (!replace) await assertEmpty(client, { outdated: false });
    await client.query(`TRUNCATE ${names.join(", ")}`);
    for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    const readRows: RowReader = (table, rows) => {
      if (withoutJobs && jobs.has(table.name)) return countLines(rows);
      onTable(table.name);
      return copyIn(client, copyStatement(known(table, tables), "in"), rows);
    };
    const content = await readBackup(file, readRows, signal);
    for (const { name, value } of content.footer.sequences) {
      await client.query("SELECT setval($1::regclass, $2)", [name, value]);
    }
    for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    await client.query("COMMIT");
    return content;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw explain(error);
  }
}

/** Whatever a file says, rows go only where rows of ours belong. */
function known({ name, columns }: KeptTable, tables: KeptTable[]): KeptTable {
  const table = tables.find((each) => each.name === name);
  if (table && columns.every((column) => table.columns.includes(column))) return { name, columns };
  throw new BackupError(`The backup has columns of ${name} that this database has not.`);
}

/** Throws a DatabaseInUseError when any table holds rows, whosesoever they are. */
export async function assertEmpty(
  client: ClientBase,
  { outdated }: { outdated: boolean },
): Promise<void> {
  const tables = await listKeptTables(client);
  for (const { name } of tables.filter((table) => table.name.startsWith("public."))) {
    const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
    if (rowCount === 0) continue;
    throw new DatabaseInUseError(
      outdated
        ? "The backup is of an older version and the database is not empty. Restore it into an empty database, which is then migrated on."
        : `The database is not empty: ${name} holds rows. To give them up for the backup: --replace --yes`,
    );
  }
}

const jobs = new Set(["jobs.job", "jobs.job_dependency"]);

const lockNotAvailable = "55P03";

function explain(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (error instanceof BackupError || typeof code !== "string") return error;
  if (code === lockNotAvailable) {
    return new BackupError(
      "Other programs are using the database and did not let go of it. Nothing was changed. Stop them and try again.",
    );
  }
  if (code.startsWith("53")) {
    return new BackupError(
      "The database server has no room left on its disk, or no connection. Nothing was changed.",
      { cause: error },
    );
  }
  if (code.startsWith("22") || code.startsWith("23") || code === "57014") {
    return new BackupError(
      "The backup holds rows that the database refuses, so it was changed after it was made. Nothing was changed here.",
      { cause: error },
    );
  }
  return error;
}
