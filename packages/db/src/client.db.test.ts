import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "./client.ts";
import { createTestDatabase } from "./testing/test-database.ts";

const database = await createTestDatabase();
afterAll(database.close);

it.each([
  ["statement_timeout", "15s"],
  ["lock_timeout", "5s"],
  ["idle_in_transaction_session_timeout", "15s"],
])("sets %s to %s on each of its connections (P6)", async (setting, value) => {
  const clients = await Promise.all([database.pool.connect(), database.pool.connect()]);
  onTestFinished(() => {
    for (const client of clients) client.release();
  });
  for (const client of clients) {
    const { rows } = await client.query(`SHOW ${setting}`);
    expect(rows).toEqual([{ [setting]: value }]);
  }
});

it("serves Prisma and plain SQL out of one pool", async () => {
  await using small = openDatabase({ url: database.url, poolSize: 1 });
  const [prisma] = await small.prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const plain = await small.pool.query("SELECT pg_backend_pid() AS pid");
  expect(plain.rows).toEqual([prisma]);
});

it("keeps the statements of Prisma prepared", async () => {
  await using small = openDatabase({ url: database.url, poolSize: 1 });
  for (let times = 0; times < 3; times += 1) {
    await small.prisma.user.findMany({ where: { email: "a@example.com" } });
  }
  const { rows } = await small.pool.query(
    "SELECT name FROM pg_prepared_statements WHERE statement LIKE '%users%'",
  );
  expect(rows).toHaveLength(1);
});

it("gives up on a statement that takes too long (S7)", async () => {
  await using hasty = openDatabase({ url: database.url, statementTimeoutMs: 50 });
  await expect(hasty.pool.query("SELECT pg_sleep(5)")).rejects.toThrow("statement timeout");
});

it("gives up waiting for a connection when all are taken", async () => {
  await using small = openDatabase({ url: database.url, poolSize: 1, connectionTimeoutMs: 2000 });
  const taken = await small.pool.connect();
  await expect(small.pool.query("SELECT 1")).rejects.toThrow("timeout");
  taken.release();
});

it("lives through the loss of idle and of busy connections", async () => {
  const lost: string[] = [];
  await using frail = openDatabase({
    url: database.url,
    poolSize: 2,
    onPoolError: (error) => lost.push(error.message),
  });
  const busy = await frail.pool.connect();
  await frail.pool.query("SELECT 1");
  await database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await expect.poll(() => lost).toHaveLength(1);
  await sleep(20);
  busy.release(true);
  expect(await frail.prisma.user.count()).toBe(0);
});

it("may be closed twice", async () => {
  const open = openDatabase({ url: database.url });
  await open.prisma.user.count();
  await Promise.all([open.close(), open.close()]);
  await expect(open.pool.query("SELECT 1")).rejects.toThrow("after calling end");
});
