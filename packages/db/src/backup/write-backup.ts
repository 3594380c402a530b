import { createWriteStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { ClientBase } from "pg";
import { openBulkClient } from "#bulk-client.ts";
import { copyOut } from "#copy-stream.ts";
import { pendingMigrations } from "#migrations.ts";
import { BackupError } from "./backup-error.ts";
import {
  type BackupFooter,
  type BackupHeader,
  endOfRows,
  footerLine,
  headerLine,
  sequenceLine,
} from "./backup-format.ts";
import { copyStatement, listKeptTables } from "./kept-tables.ts";

/** Rows of a table that were written, or read. */
export type BackedUpTable = { table: string; rows: number };

export type WriteBackupOptions = {
  url: string;
  /** Appears when it is complete, readable by its owner alone; one that is there is left alone. */
  file: string;
  onTable?: (table: BackedUpTable) => void;
  signal?: AbortSignal;
};

/** Writes everything as it was at one moment, while others go on reading and writing. */
export async function writeBackup({
  url,
  file,
  onTable = () => {},
  signal,
}: WriteBackupOptions): Promise<BackupHeader> {
  await using client = await openBulkClient(url);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const header = await describe(client);

  const draft = `${file}.${process.pid}.part`;
  try {
    await (await open(draft, "wx", 0o600)).close();
    await pipeline(
      script(client, header, onTable),
      createGzip(),
      createWriteStream(draft, { flush: true }),
      { signal },
    );
    await link(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return header;
}

async function describe(client: ClientBase): Promise<BackupHeader> {
  const { applied, failed, unknown } = await pendingMigrations(client);
  if (failed.length > 0) {
    throw new BackupError(
      `The migration ${failed[0]} failed half way, so nobody knows what the tables look like. Repair the database first (npm run db -- migrate status).`,
    );
  }
  const { rows } = await client.query<{ now: Date; postgres: string }>(
    "SELECT now(), current_setting('server_version') AS postgres",
  );
  const { now = new Date(), postgres = "" } = rows[0] ?? {};
  const tables = await listKeptTables(client);
  if (tables.length === 0) throw new BackupError("The database has no tables yet.");
  const names = tables.map(({ name }) => name).join(", ");
  await client.query(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
  const migrations = [...applied, ...unknown].toSorted();
  return { createdAt: now.toISOString(), postgres, migrations, tables };
}

async function* script(
  client: ClientBase,
  header: BackupHeader,
  onTable: (table: BackedUpTable) => void,
): AsyncGenerator<string | Buffer> {
  yield headerLine(header);
  const counts: number[] = [];
  for (const table of header.tables) {
    yield `${copyStatement(table, "in")}\n`;
    let rows = 0;
    for await (const chunk of batches(copyOut(client, copyStatement(table, "out")))) {
      rows += chunk.rows;
      yield chunk.bytes;
    }
    yield endOfRows;
    counts.push(rows);
    onTable({ table: table.name, rows });
  }
  const sequences = await listSequences(client);
  for (const sequence of sequences) yield sequenceLine(sequence);
  yield footerLine({ rows: counts, sequences });
}

const batchBytes = 64 * 1024;

/** The server sends each row by itself, which is too little to compress one after another. */
async function* batches(
  rows: AsyncIterable<Buffer>,
): AsyncGenerator<{ bytes: Buffer; rows: number }> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const row of rows) {
    chunks.push(row);
    size += row.length;
    if (size < batchBytes) continue;
    yield { bytes: Buffer.concat(chunks), rows: chunks.length };
    chunks = [];
    size = 0;
  }
  yield { bytes: Buffer.concat(chunks), rows: chunks.length };
}

/** Where sequences stand; those that were never used begin at the beginning anyway. */
async function listSequences(client: ClientBase): Promise<BackupFooter["sequences"]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value
     FROM pg_sequences WHERE schemaname IN ('public', 'jobs') AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}
