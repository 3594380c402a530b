import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { dispatch } from "#test/webhook-turns.ts";

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await createTestApp();
  admin = await signUpAdmin(app);
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  await query("DELETE FROM jobs.job");
  await query("DELETE FROM audit_entries WHERE action = 'session.refused'");
  await query("DELETE FROM _prisma_migrations WHERE id IN ('newer', 'half')");
});

describe("system.health", () => {
  it("tells of server and database, and of no problem while all is well", async () => {
    const before = Date.now();
    const health = await look();
    expect(health.problems).toEqual([]);
    expect(health.server).toMatchObject({ version: "0.1.0", streams: 0 });
    expect(health.server.startedAt.getTime()).toBeLessThanOrEqual(before);
    expect(health.database.version).toMatch(/^\d+/);
    expect(health.database.sizeBytes).toBeGreaterThan(1_000_000);
    expect(health.database.connections).toBeGreaterThan(0);
    expect(health.database.migrations).toMatchObject({ pending: [], failed: [], unknown: [] });
    expect(health.database.migrations.applied).toBeGreaterThan(10);
  });

  it("counts mails that wait, were sent and died, with the last complaint", async () => {
    const before = await look();
    await signUp(app);
    expect((await look()).mails.waiting).toBe(before.mails.waiting + 1);
    await app.container.jobs.runWaiting();
    const sent = await look();
    expect(sent.mails.waiting).toBe(0);
    expect(sent.mails.sent).toBeGreaterThan(before.mails.sent);

    await signUp(app);
    await query(
      `UPDATE jobs.job SET name = queue.dead_letter, source_output = '{"message": "550 No such box"}'
       FROM jobs.queue WHERE queue.name = job.name AND job.state = 'created' AND queue.dead_letter IS NOT NULL`,
    );
    const died = await look();
    expect(died.mails).toMatchObject({ failed: 1, lastFailure: { problem: "550 No such box" } });
    expect(died.problems).toMatchObject([{ code: "jobs-died", status: "warning" }]);
  });

  it("names jobs that nobody takes, before what is less grave", async () => {
    await signUp(app);
    await query("UPDATE jobs.job SET start_after = now() - interval '3 minutes'");
    await refuse(100);
    const { problems, jobs, signIns } = await look();
    expect(problems.map(({ code }) => code)).toEqual(["jobs-untaken", "sign-ins-refused"]);
    expect(jobs.queues.find(({ waitingSince }) => waitingSince !== null)).toMatchObject({
      waiting: 1,
      failing: 0,
    });
    expect(signIns.refused).toBe(100);
  });

  it("says when the last clean-up ended, and complains when that is hours ago", async () => {
    expect((await look()).jobs.cleanedUpAt).toBeNull();
    await query(
      `INSERT INTO jobs.job (name, state, completed_on) VALUES ('clean-up', 'completed', now() - interval '4 hours')`,
    );
    const { jobs, problems } = await look();
    expect(jobs.cleanedUpAt).toBeInstanceOf(Date);
    expect(problems).toMatchObject([{ code: "clean-up-late" }]);
  });

  it("counts events of the hour, and those that an open transaction holds back", async () => {
    const before = await look();
    await using connection = await openTransaction();
    await admin.client.tasks.create.mutate({ title: "Order the oak" });
    const held = await look();
    expect(held.events.lastHour).toBe(before.events.lastHour + 1);
    expect(held.events.heldBack).toBeGreaterThan(0);
    expect(held.database.oldestTransactionAt).toBeInstanceOf(Date);
    await connection.end();
    await expect.poll(async () => (await look()).events.heldBack).toBe(0);
  });

  it("counts what waits for webhooks, and those that fail or are paused", async () => {
    const urls = ["https://one.example.com", "https://two.example.com"];
    for (const url of urls) {
      await admin.client.webhooks.create.mutate({ url, events: ["task.created"] });
    }
    await query("UPDATE webhooks SET failing_since = now() WHERE url LIKE '%one%'");
    await query(
      "UPDATE webhooks SET paused_at = now(), pause_reason = 'owner' WHERE url LIKE '%two%'",
    );
    await admin.client.tasks.create.mutate({ title: "Order the oak" });
    await dispatch(app);
    expect((await look()).webhooks).toEqual({ waiting: 1, failing: 1, paused: 1 });
  });

  it("names migrations that are missing, failed, or of a newer version", async () => {
    await query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('newer', '', '20991231000000_newer', now()), ('half', '', '20991231000001_half', NULL)`,
    );
    const { problems, database } = await look();
    expect(database.migrations).toMatchObject({
      failed: ["20991231000001_half"],
      unknown: ["20991231000000_newer"],
    });
    expect(problems.map(({ code }) => code)).toEqual(["migrations-failed", "migrations-unknown"]);
  });

  it("is for administrators only (J1)", async () => {
    const { client } = await signUp(app);
    expect(await reasonOfRefusal(client.system.health.query())).toEqual({ code: "FORBIDDEN" });
  });
});

function look() {
  return admin.client.system.health.query();
}

async function query(text: string): Promise<void> {
  await app.container.database.pool.query(text);
}

async function refuse(times: number): Promise<void> {
  await query(
    `INSERT INTO audit_entries (id, action, via)
     SELECT gen_random_uuid(), 'session.refused', 'anonymous' FROM generate_series(1, ${times})`,
  );
}

/** One that has a number, so that what is appended later waits for it. */
async function openTransaction() {
  const client = await app.container.database.pool.connect();
  await client.query("BEGIN");
  await client.query("SELECT pg_current_xact_id()");
  let isOpen = true;
  const end = async () => {
    if (isOpen) await client.query("ROLLBACK");
    if (isOpen) client.release();
    isOpen = false;
  };
  return { end, [Symbol.asyncDispose]: end };
}
