import { execFile } from "node:child_process";
import { chmod, mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openBulkClient } from "#bulk-client.ts";
import { BackupError } from "./backup-error.ts";
import { assertEmpty, DatabaseInUseError } from "./restore-backup.ts";

type Files = { url: string; file: string; signal?: AbortSignal | undefined };

const run = promisify(execFile);

/** Writes a backup in the format of PostgreSQL's own tools (`pg_dump -Fc`), where they are installed. */
export async function dumpByTools({ url, file, signal }: Files): Promise<void> {
  await assertNotOlderThanServer("pg_dump", url);
  const draft = `${file}.${process.pid}`;
  try {
    await callTool("pg_dump", ["--format=custom", "--no-owner", `--file=${draft}`], {
      url,
      signal,
    });
    await chmod(draft, 0o600);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether a file is in that format. */
export async function isToolDump(file: string): Promise<boolean> {
  await using handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
  return buffer.toString() === "PGDMP";
}

/** What is in such a file, one line for each thing; throws when it is damaged. */
export async function listToolDump(file: string): Promise<string[]> {
  const { stdout } = await spawnTool("pg_restore", ["--list", file], {});
  return stdout.split("\n").filter((line) => line !== "" && !line.startsWith(";"));
}

/**
 * Makes the database what such a file says, in one transaction. Throws a DatabaseInUseError when it holds rows.
 * The file is read to its end first, into a script for psql, as pg_restore itself can't clear the job queue's partitions.
 */
export async function restoreByTools({
  url,
  file,
  replace = false,
  signal,
}: Files & { replace?: boolean }): Promise<void> {
  if (!replace) await assertDatabaseEmpty(url);
  await assertNotOlderThanServer("pg_restore", url);
  const folder = await mkdtemp(join(tmpdir(), "tenon-restore-"));
  const script = join(folder, "restore.sql");
  try {
    await spawnTool("pg_restore", ["--no-owner", `--file=${script}`, file], { signal });
    const clear =
      "DROP SCHEMA IF EXISTS jobs CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public";
    const options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"];
    const steps = [`--command=${clear}`, `--file=${script}`];
    await callTool("psql", [...options, "--output=/dev/null", ...steps], { url, signal });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of both schemas that are cleared: the tables, and a job queue that is another application's. */
async function assertDatabaseEmpty(url: string): Promise<void> {
  await using client = await openBulkClient(url);
  await assertEmpty(client, { outdated: false });
  const { rows } = await client.query<{ foreign: boolean }>(
    "SELECT to_regnamespace('jobs') IS NOT NULL AND to_regclass('jobs.version') IS NULL AS foreign",
  );
  if (rows[0]?.foreign === true) {
    throw new DatabaseInUseError("The schema jobs in the database is another application's.");
  }
}

async function assertNotOlderThanServer(tool: string, url: string): Promise<void> {
  const { stdout } = await spawnTool(tool, ["--version"], {});
  const version = Number(/(\d+)(?:\.\d+)?/u.exec(stdout)?.[1]);
  await using client = await openBulkClient(url);
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version",
  );
  const server = rows[0]?.version ?? 0;
  if (version >= server) return;
  throw new BackupError(
    `${tool} here is of PostgreSQL ${version}, and the server is ${server}: it refuses newer ones. Install the tools of ${server}, or use Tenon's own format, which needs none.`,
  );
}

function callTool(
  tool: string,
  args: string[],
  { url, signal }: Pick<Files, "url" | "signal">,
): Promise<{ stdout: string }> {
  const target = new URL(url);
  const password = decodeURIComponent(target.password);
  target.password = "";
  const env = { ...process.env, PGPASSWORD: password };
  return spawnTool(tool, [`--dbname=${target.href}`, ...args], { env, signal });
}

async function spawnTool(
  tool: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal | undefined },
): Promise<{ stdout: string }> {
  try {
    return await run(tool, args, { maxBuffer: 64 * 1024 * 1024, ...options });
  } catch (error) {
    if (options.signal?.aborted || !(error instanceof Error)) throw error;
    if ("code" in error && error.code === "ENOENT") {
      throw new BackupError(
        `${tool} is not installed here. Install PostgreSQL's client tools, or use Tenon's own format, which needs none.`,
      );
    }
    const said = "stderr" in error ? String(error.stderr).trim() : error.message;
    throw new BackupError(`${tool} failed, and nothing was changed.\n${said}`, { cause: error });
  }
}
