import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { acquireEmbeddedPostgres } from "./embedded-postgres.ts";
import { findPostmaster } from "./postmaster.ts";

const holder = fileURLToPath(new URL("../testing/hold-embedded-postgres.ts", import.meta.url));
const settings = { fsync: "off" };

let folder: string;
let dataDir: string;
const children: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-embedded-"));
  await chmod(folder, 0o755);
  dataDir = join(folder, "postgres");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  const server = await acquireEmbeddedPostgres({ dataDir, settings });
  await server.release();
});
afterAll(() => rm(folder, { recursive: true }));

it("makes a database that sorts alike everywhere, reachable from this machine alone", async () => {
  const progress: string[] = [];
  const server = await acquireEmbeddedPostgres({
    dataDir,
    settings,
    onProgress: (line) => progress.push(line),
  });
  expect(progress).toEqual([
    "Creating the embedded PostgreSQL database (first run only)",
    "Starting PostgreSQL",
  ]);
  const [row] = await query(
    server.url,
    `SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding,
      current_setting('listen_addresses') AS listens, current_setting('TimeZone') AS zone
    FROM pg_database WHERE datname = current_database()`,
  );
  expect(row).toEqual({
    datlocprovider: "b",
    datlocale: "C.UTF-8",
    encoding: "UTF8",
    listens: "127.0.0.1",
    zone: "UTC",
  });
  expect((await stat(join(dataDir, "password"))).mode & 0o077).toBe(0);
  await Promise.all([server.release(), server.release()]);
  expect(await findPostmaster(dataDir)).toBeUndefined();
});

it("asks for the password", async () => {
  await using server = await acquireEmbeddedPostgres({ dataDir, settings });
  const url = new URL(server.url);
  url.password = "wrong";
  await expect(query(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
});

it("is joined by every process, and stopped by the last", async () => {
  const [first, second] = await Promise.all([hold(), hold()]);
  expect(second.url).toBe(first.url);
  await leave(first);
  expect(await query(second.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
  const third = await hold();
  await leave(second);
  expect(await query(third.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
  await leave(third);
  expect(await findPostmaster(dataDir)).toBeUndefined();
});

it("is out of reach of the signals that end its starter", async () => {
  const first = await hold();
  const second = await hold();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.kill(-first.group, signal);
  await once(first.child, "exit");
  expect(await query(second.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
});

it("counts nobody who was killed: the next to leave is the last", async () => {
  const killed = await hold();
  const other = await hold();
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  await leaseIsGone(other.url);
  await leave(other);
  expect(await findPostmaster(dataDir)).toBeUndefined();
});

it("starts again after the server was killed, with what was committed", async () => {
  const first = await hold();
  await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const postmaster = await findPostmaster(dataDir);
  process.kill(postmaster?.pid ?? 0, "SIGKILL");
  await using again = await acquireEmbeddedPostgres({ dataDir, settings });
  expect(await query(again.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

it("starts where its process number has gone to somebody else", async () => {
  // Of the same user as the server, or PostgreSQL sees by itself that it can't be one.
  const { uid, gid } = await stat(dataDir);
  const stranger = spawn("sleep", ["60"], { uid, gid });
  children.push(stranger);
  await writeFile(
    join(dataDir, "postmaster.pid"),
    `${stranger.pid}\n${dataDir}\n1\n1\n\n127.0.0.1\n 1 1\nready\n`,
  );
  await using server = await acquireEmbeddedPostgres({ dataDir, settings });
  expect(await query(server.url, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
});

it("keeps its port while that is free, and takes another when it is not", async () => {
  const portOf = async () => {
    await using server = await acquireEmbeddedPostgres({ dataDir, settings });
    return new URL(server.url).port;
  };
  const kept = await portOf();
  expect(await portOf()).toBe(kept);
  const blocker = createServer().listen(Number(kept), "127.0.0.1");
  await once(blocker, "listening");
  expect(await portOf()).not.toBe(kept);
  blocker.close();
});

it("shows the end of the log when the server refuses to start", async () => {
  const refused = acquireEmbeddedPostgres({ dataDir, settings: { shared_buffers: "plenty" } });
  await expect(refused).rejects.toMatchObject({ problem: "start-failed" });
  await expect(refused).rejects.toThrow('invalid value for parameter "shared_buffers"');
  expect(await readFile(`${dataDir}.log`, "utf8")).toContain("plenty");
});

type Holder = { child: ChildProcessWithoutNullStreams; group: number; url: string };

/** Another process that uses the server. */
async function hold(): Promise<Holder> {
  const child = spawn(process.execPath, [holder, dataDir], { detached: true });
  children.push(child);
  child.stderr.pipe(process.stderr);
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  return { child, group: child.pid ?? 0, url: String(line).trim() };
}

async function leave({ child }: Holder): Promise<void> {
  child.stdin.end();
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
}

/** The server notices that a process is gone a moment after it was killed. */
async function leaseIsGone(url: string): Promise<void> {
  const others = "SELECT FROM pg_stat_activity WHERE application_name = 'tenon lease' OFFSET 1";
  while ((await query(url, others)).length > 0) await sleep(10);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
