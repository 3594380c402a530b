import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { startDatabaseProxy } from "./database-proxy.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const soon = { interval: 10 };

let database: TestDatabase;
let environment: Record<string, string>;
let survivor: ServerProcess;
let accessToken: string | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
  environment = {
    DATABASE_URL: database.url,
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
    PUBLIC_URL: "https://tenon.example.com",
    JOB_WORKER: "off",
  };
  survivor = await startServerProcess(environment);
  await survivor.listening();
  const account = { email: "worker@example.com", password: "correct horse" };
  const registered = await post(survivor, { path: "auth.register", input: account });
  accessToken = /"accessToken":"([^"]+)"/.exec(await registered.text())?.[1];
});
afterAll(async () => {
  await survivor[Symbol.asyncDispose]();
  await database.close();
});

describe("a call whose process is killed", () => {
  it("before its commit has done nothing, and is done by another process with its key (O7)", async () => {
    await using killed = await startServerProcess(environment);
    await killed.listening();
    const before = await database.prisma.task.count();
    const key = randomUUID();
    const holder = await database.pool.connect();
    try {
      await holder.query("BEGIN; LOCK TABLE events IN SHARE MODE");
      const lost = createTask(killed, key).catch(() => null);
      await expect.poll(isWaiting, soon).toBe(true);
      killed.child.kill("SIGKILL");
      expect(await lost).toBeNull();
      const again = createTask(survivor, key);
      await holder.query("COMMIT");
      const { status, headers } = await again;
      expect([status, headers.get("idempotency-replayed")]).toEqual([200, null]);
    } finally {
      holder.release(true);
    }
    expect(await database.prisma.task.count()).toBe(before + 1);
  });

  it("after its commit, but before its answer, is answered by another process and done no more (O7)", async () => {
    await using proxy = await startDatabaseProxy(database.url);
    await using killed = await startServerProcess({ ...environment, DATABASE_URL: proxy.url });
    await killed.listening();
    const before = await database.prisma.task.count();
    const key = randomUUID();
    const committing = proxy.withholdAnswersTo("COMMIT");
    const lost = createTask(killed, key).catch(() => null);
    await committing;
    await expect.poll(() => database.prisma.task.count(), soon).toBe(before + 1);
    killed.child.kill("SIGKILL");
    expect(await lost).toBeNull();
    const again = await createTask(survivor, key);
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    const newest = await database.prisma.task.findFirst({ orderBy: { createdAt: "desc" } });
    expect(await again.text()).toContain(newest?.id);
    expect(await database.prisma.task.count()).toBe(before + 1);
  });
});

async function isWaiting(): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rowCount === 1;
}

function createTask(server: ServerProcess, key: string): Promise<Response> {
  return post(server, { path: "tasks.create", input: { title: "Once" }, key });
}

type Call = { path: string; input: object; key?: string };

function post(server: ServerProcess, { path, input, key }: Call): Promise<Response> {
  return fetch(`${server.url}/trpc/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
      ...(key !== undefined && { "idempotency-key": key }),
    },
    body: JSON.stringify({ json: input }),
  });
}
