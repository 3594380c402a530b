import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationsFolder } from "@tenon/db/migrations";
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

  it("can be made anew where a reset of the database left them", async () => {
    await using reset = await createTestDatabase();
    await reset.pool.query(await migration());
    await using jobs = createTestJobs({ url: reset.url, works: false });
    await jobs.jobs.queue.enqueue(noteJob, { note: "after the reset" });
    expect(await jobs.jobs.runWaiting()).toBe(1);
  });

  it("are not made in the place of another application's", async () => {
    await using shared = await createTestDatabase({ empty: true });
    await shared.pool.query("CREATE SCHEMA jobs; CREATE TABLE jobs.vacancies (title text);");
    await expect(shared.pool.query(await migration())).rejects.toThrow(
      'a schema "jobs" of another application',
    );
    expect((await shared.pool.query("SELECT FROM jobs.vacancies")).rowCount).toBe(0);
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

  it("can be opened at another try when they could not at the first", async () => {
    await using early = createTestJobs({ url: database.url, works: false });
    await database.pool.query("ALTER SCHEMA jobs RENAME TO elsewhere");
    await expect(early.jobs.open()).rejects.toThrow("pg-boss is not installed");
    await database.pool.query("ALTER SCHEMA elsewhere RENAME TO jobs");
    await early.jobs.open();
  });
});

function migration(): Promise<string> {
  return readFile(join(migrationsFolder, "20261121090000_job_queue", "migration.sql"), "utf8");
}

async function queueNames(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "SELECT name FROM jobs.queue ORDER BY name",
  );
  return rows.map(({ name }) => name);
}
