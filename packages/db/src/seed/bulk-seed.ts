import type { ClientBase } from "pg";
import { openBulkClient } from "#bulk-client.ts";
import { copyIn } from "#copy-stream.ts";
import type { BulkPlan } from "./bulk-rows.ts";
import { type BulkTable, bulkTables } from "./bulk-tables.ts";
import { dropIndexes } from "./rebuilt-indexes.ts";

/** How far it is, and with what it is busy. */
export type BulkProgress = { rows: number; total: number; doing: string };

export type BulkSeedOptions = BulkPlan & {
  url: string;
  /** Of the password that all of them have; without it nobody signs in to them. */
  passwordHash: string | null;
  onProgress?: (progress: BulkProgress) => void;
  signal?: AbortSignal;
};

/** The accounts of this seed are there already. */
export class SeedTakenError extends Error {
  override readonly name = "SeedTakenError";
}

/** Adds many members and what they own, all or none, as fast as Postgres takes rows; answers the rows of each table. */
export async function bulkSeed(options: BulkSeedOptions): Promise<Record<string, number>> {
  const { url, passwordHash, onProgress = () => {}, signal, ...plan } = options;
  await using client = await openBulkClient(url);
  const tables = bulkTables(plan, passwordHash).filter(({ rows }) => rows > 0);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  let sent = 0;
  await client.query("BEGIN; SET LOCAL maintenance_work_mem = '256MB'");
  try {
    for (const table of tables) await load(table);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw isTaken(error) ? new SeedTakenError("The seed is taken.", { cause: error }) : error;
  }
  // What no index alone could answer before, as nothing had said which rows everybody sees.
  await client.query(`VACUUM (ANALYZE) ${tables.map(({ name }) => name).join(", ")}`);
  return Object.fromEntries(tables.map(({ name, rows }) => [name, rows]));

  async function load(table: BulkTable): Promise<void> {
    const { name, columns } = table;
    const rebuild = (await isWorthRebuilding(client, table))
      ? await dropIndexes(client, name)
      : undefined;
    await copyIn(client, `COPY ${name} (${columns.join(", ")}) FROM STDIN`, batches(table));
    if (rebuild) {
      onProgress({ rows: sent, total, doing: `indexes of ${name}` });
      await rebuild();
    }
    signal?.throwIfAborted();
  }

  async function* batches({ name, lines }: BulkTable): AsyncGenerator<Buffer> {
    let batch: string[] = [];
    for (const line of lines) {
      if (batch.push(line) < linesInBatch) continue;
      yield* flush();
    }
    yield* flush();

    function* flush(): Generator<Buffer> {
      signal?.throwIfAborted();
      yield Buffer.from(batch.join(""));
      sent += batch.length;
      onProgress({ rows: sent, total, doing: name });
      batch = [];
    }
  }
}

const linesInBatch = 1_000;

/** Where most rows will be new, and they are not so few that it does not matter. */
async function isWorthRebuilding(client: ClientBase, { name, rows }: BulkTable): Promise<boolean> {
  if (rows < 10_000) return false;
  const { rows: found } = await client.query<{ isMore: boolean }>(
    `SELECT count(*) < $1 AS "isMore" FROM (SELECT FROM ${name} LIMIT $1) there`,
    [rows],
  );
  return found.some(({ isMore }) => isMore);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
