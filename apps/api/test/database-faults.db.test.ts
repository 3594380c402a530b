import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { startDatabaseProxy } from "./database-proxy.ts";
import { type Person, signUp } from "./people.ts";

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await createTestApp({
    DATABASE_POOL_SIZE: "3",
    DATABASE_CONNECTION_TIMEOUT_MS: "2000",
    DATABASE_LOCK_TIMEOUT_MS: "200",
  });
  person = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

describe("when connections are cut", () => {
  it("reads go on, writes are answered 503 or done, and nothing acknowledged is lost (P1)", async () => {
    const { prisma } = app.container.database;
    const before = await prisma.task.count();
    const cutting = cutConnections(20);
    const reads: number[] = [];
    const writes: number[] = [];
    while (!cutting.done()) {
      const [read, write] = await Promise.all([list(), create()]);
      reads.push(read.status);
      writes.push(write.status);
    }
    await cutting.finished;
    expect(new Set([...reads, ...writes]).isSubsetOf(new Set([200, 503]))).toBe(true);
    const acknowledged = writes.filter((status) => status === 200).length;
    const stored = (await prisma.task.count()) - before;
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    expect((await list()).status).toBe(200);
    expect((await create()).status).toBe(200);
  });

  it("a read whose connection was cut is asked once more (P1)", async () => {
    expect((await list()).status).toBe(200);
    await terminateOthers();
    expect((await list()).status).toBe(200);
  });
});

describe("when a line goes silent", () => {
  it.each([
    ["a read", "FROM tasks", list],
    ["a change", "COMMIT", create],
  ])(
    "%s is answered 503 soon after the database would have cut it off, and the next call as always (P8)",
    async (_call, statement, call) => {
      await using proxy = await startDatabaseProxy(app.env.DATABASE_URL);
      await using far = await createTestApp({
        DATABASE_URL: proxy.url,
        DATABASE_POOL_SIZE: "1",
        DATABASE_CONNECTION_TIMEOUT_MS: "60000",
        DATABASE_STATEMENT_TIMEOUT_MS: "1000",
        DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: "1000",
      });
      const silent = proxy.withholdAnswersTo(statement);
      const waiting = call(far);
      await silent;
      const answer = await waiting;
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("1");
      expect((await call(far)).status).toBe(200);
      expect(far.logs.join("")).toContain("connection-lost");
    },
    20_000,
  );
});

describe("when no connection is free", () => {
  it("says so soon, with when to come back (P5), and refuses what needs none as always (P7)", async () => {
    const { pool } = app.container.database;
    const held = await Promise.all(Array.from({ length: 3 }, () => pool.connect()));
    try {
      const waiting = await list();
      expect(waiting.status).toBe(503);
      expect(waiting.headers.get("retry-after")).toBe("1");
      expect(
        (await app.request("/trpc/users.me", { headers: { authorization: "Bearer nonsense" } }))
          .status,
      ).toBe(401);
      expect((await app.request("/trpc/nothing")).status).toBe(404);
      expect((await app.request("/trpc/tasks.create")).status).toBe(405);
      expect((await app.post("auth.login", "x".repeat(1024 * 1024 + 1))).status).toBe(413);
      expect((await app.postJson("auth.login", { email: 5 })).status).toBe(400);
      expect((await app.request("/healthz")).status).toBe(200);
    } finally {
      for (const client of held) client.release();
    }
    expect((await list()).status).toBe(200);
  });
});

describe("when rows are locked too long", () => {
  it("answers 503 within the lock timeout, and changes nothing (P4)", async () => {
    const task = await person.client.tasks.create.mutate({ title: "locked" });
    const { pool } = app.container.database;
    const holder = await pool.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE", [task.id]);
      const response = await app.postJson(
        "tasks.update",
        { id: task.id, title: "y" },
        { accessToken: person.grant.accessToken },
      );
      expect(response.status).toBe(503);
    } finally {
      await holder.query("ROLLBACK");
      holder.release();
    }
    expect(await person.client.tasks.byId.query({ id: task.id })).toEqual(task);
  });
});

describe("when transactions wait for the same row", () => {
  it("others still find a connection, and who waits too long for a turn is told so (P5)", async () => {
    await using busy = await createTestApp({
      DATABASE_URL: app.env.DATABASE_URL,
      DATABASE_POOL_SIZE: "3",
      DATABASE_CONNECTION_TIMEOUT_MS: "500",
    });
    const { accessToken } = person.grant;
    const { id } = await person.client.tasks.create.mutate({ title: "wanted by many" });
    const holder = await app.container.database.pool.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE", [id]);
      const statuses: number[] = [];
      const waiting = Array.from({ length: 6 }, async (_, index) => {
        const headers = { "idempotency-key": `wanted-${index}` };
        const change = { id, title: "mine" };
        const answer = await busy.postJson("tasks.update", change, { accessToken, headers });
        statuses.push(answer.status);
      });
      const me = { headers: { authorization: `Bearer ${accessToken}` } };
      await expect.poll(() => statuses).toEqual([503, 503, 503, 503]);
      expect((await busy.request("/trpc/users.me", me)).status).toBe(200);
      await holder.query("ROLLBACK");
      await Promise.all(waiting);
      expect(statuses.slice(4)).toEqual([200, 200]);
    } finally {
      await holder.query("ROLLBACK");
      holder.release();
    }
  });
});

describe("the transaction runner", () => {
  it("lets one long transaction work at a time, so that short ones find a turn", async () => {
    const { prisma } = app.container.database;
    const transaction = createTransactionRunner(prisma, { atOnce: 2 });
    const end = Promise.withResolvers<string>();
    const long = Array.from({ length: 3 }, () => transaction(() => end.promise, { long: true }));
    try {
      expect(await transaction(async () => "short")).toBe("short");
    } finally {
      end.resolve("long");
      await Promise.all(long);
    }
  });

  it("runs again what a deadlock or a write skew rolled back, also at COMMIT (P4)", async () => {
    const { prisma, pool } = app.container.database;
    await pool.query("CREATE TABLE doctors (name text PRIMARY KEY, on_call boolean NOT NULL)");
    await pool.query("INSERT INTO doctors VALUES ('a', true), ('b', true)");
    const transaction = createTransactionRunner(prisma);
    const bothHaveRead = Promise.withResolvers<undefined>();
    let runs = 0;
    let reads = 0;
    const goHome = (name: string) =>
      transaction(async (tx) => {
        runs += 1;
        await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL SERIALIZABLE`;
        const [row] = await tx.$queryRaw<
          { count: bigint }[]
        >`SELECT count(*) FROM doctors WHERE on_call`;
        reads += 1;
        if (reads === 2) bothHaveRead.resolve(undefined);
        await bothHaveRead.promise;
        if ((row?.count ?? 0n) > 1n) {
          await tx.$executeRaw`UPDATE doctors SET on_call = false WHERE name = ${name}`;
        }
      });
    await Promise.all([goHome("a"), goHome("b")]);
    const { rows } = await pool.query<{ count: string }>(
      "SELECT count(*) FROM doctors WHERE on_call",
    );
    expect(rows[0]?.count).toBe("1");
    expect(runs).toBe(3);
  });

  it("gives up after its tries, and at once on any other error", async () => {
    const { prisma } = app.container.database;
    let runs = 0;
    const transaction = createTransactionRunner(prisma, { retries: 2 });
    const failing = transaction(async (tx) => {
      runs += 1;
      await tx.$executeRaw`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`;
    });
    await expect(failing).rejects.toThrow();
    expect(runs).toBe(3);
    await expect(transaction(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});

async function list(to = app): Promise<Response> {
  return to.request("/trpc/tasks.list", {
    headers: { authorization: `Bearer ${person.grant.accessToken}` },
  });
}

async function create(to = app): Promise<Response> {
  const headers = { "idempotency-key": randomUUID() };
  const { accessToken } = person.grant;
  return to.postJson("tasks.create", { title: "x" }, { accessToken, headers });
}

async function terminateOthers(): Promise<void> {
  await app.container.database.pool
    .query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .catch(() => undefined);
}

function cutConnections(times: number) {
  let done = false;
  const finished = (async () => {
    for (let round = 0; round < times; round += 1) {
      await terminateOthers();
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    done = true;
  })();
  return { finished, done: () => done };
}
