import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createTestJobs, handleNotes, noteJob } from "#test/test-jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("the tables of the queue", () => {
  it("are those that this version of pg-boss expects; docs/jobs.md says how to upgrade them", async () => {
    const boss = new PgBoss({
      connectionString: database.url,
      schema: "jobs",
      max: 1,
      migrate: false,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    const drift = await boss.detectSchemaDrift();
    await boss.stop({ graceful: false });
    expect(drift).toMatchObject({ ok: true });
  });
});

describe("the queues", () => {
  it("are made once, however many processes start at the same time", async () => {
    const processes = Array.from({ length: 20 }, () =>
      createTestJobs({ url: database.url, works: false }),
    );
    await Promise.all(processes.map(({ jobs }) => jobs.open()));
    await Promise.all(
      processes.map(({ jobs }, index) => jobs.queue.enqueue(noteJob, { note: String(index) })),
    );
    await Promise.all(processes.map(({ jobs }) => jobs.close()));
    await using reader = createTestJobs({ url: database.url, works: false });
    expect(await reader.jobs.runWaiting()).toBe(20);
    expect(await queueNames()).toEqual(["note", "note.dead"]);
  });

  it("are brought up to date when their kind has changed", async () => {
    const patient = { ...handleNotes(() => {}), kind: { ...noteJob, retries: 7 } };
    await using changed = createTestJobs({
      url: database.url,
      works: false,
      handlers: [patient],
    });
    await changed.jobs.open();
    const { rows } = await database.pool.query(
      "SELECT retry_limit, dead_letter, notify FROM jobs.queue WHERE name = 'note'",
    );
    expect(rows).toEqual([{ retry_limit: 7, dead_letter: "note.dead", notify: true }]);
  });

  it("can be opened after the database was away", async () => {
    const url = new URL(database.url);
    url.pathname = "/not_yet";
    await using early = createTestJobs({ url: url.href, works: false });
    await expect(early.jobs.open()).rejects.toThrow("does not exist");
    await database.pool.query("CREATE DATABASE not_yet");
    await expect(early.jobs.open()).rejects.toThrow("pg-boss is not installed");
  });
});

async function queueNames(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "SELECT name FROM jobs.queue ORDER BY name",
  );
  return rows.map(({ name }) => name);
}
