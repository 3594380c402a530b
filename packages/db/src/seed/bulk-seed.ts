import { openBulkClient } from "#bulk-client.ts";
import { copyIn } from "#copy-stream.ts";
import { type BulkPlan, type BulkTask, bulkTasks, type BulkUser, bulkUsers } from "./bulk-rows.ts";

export type BulkSeedOptions = BulkPlan & {
  url: string;
  /** Of the password that all of them have; without it nobody signs in to them. */
  passwordHash: string | null;
  onProgress?: (rows: number) => void;
  signal?: AbortSignal;
};

/** The accounts of this seed are there already. */
export class SeedTakenError extends Error {
  override readonly name = "SeedTakenError";
}

/** Adds many members and their tasks, all or none, as fast as Postgres takes rows. */
export async function bulkSeed(options: BulkSeedOptions): Promise<void> {
  const { url, passwordHash, onProgress = () => {}, signal } = options;
  await using client = await openBulkClient(url);
  let sent = 0;
  await client.query("BEGIN");
  try {
    await copyIn(
      client,
      "COPY users (id, email, name, password_hash, email_verified_at, created_at, updated_at) FROM STDIN",
      batches(bulkUsers(options), (user) => userLine(user, passwordHash)),
    );
    await copyIn(
      client,
      "COPY tasks (id, owner_id, title, description, priority, due_at, tags, completed_at, created_at, updated_at) FROM STDIN",
      batches(bulkTasks(options), taskLine),
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw isTaken(error) ? new SeedTakenError("The seed is taken.", { cause: error }) : error;
  }
  await client.query("ANALYZE users, tasks");

  async function* batches<Row>(
    rows: Iterable<Row>,
    lineOf: (row: Row) => string,
  ): AsyncGenerator<Buffer> {
    let lines: string[] = [];
    for (const row of rows) {
      if (lines.push(lineOf(row)) < linesInBatch) continue;
      yield* flush();
    }
    yield* flush();

    function* flush(): Generator<Buffer> {
      signal?.throwIfAborted();
      yield Buffer.from(lines.join(""));
      sent += lines.length;
      onProgress(sent);
      lines = [];
    }
  }
}

const linesInBatch = 1_000;

function userLine({ id, email, name, createdAt }: BulkUser, passwordHash: string | null): string {
  const at = createdAt.toISOString();
  return line([id, email, name, passwordHash, at, at, at]);
}

function taskLine({ tags, dueAt, completedAt, createdAt, updatedAt, ...task }: BulkTask): string {
  return line([
    task.id,
    task.ownerId,
    task.title,
    task.description,
    task.priority,
    dueAt?.toISOString() ?? null,
    `{${tags.join(",")}}`,
    completedAt?.toISOString() ?? null,
    createdAt.toISOString(),
    updatedAt.toISOString(),
  ]);
}

/** Our own words and a hash hold no sign that COPY would want written otherwise. */
function line(values: (string | null)[]): string {
  return `${values.map((value) => value ?? String.raw`\N`).join("\t")}\n`;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
