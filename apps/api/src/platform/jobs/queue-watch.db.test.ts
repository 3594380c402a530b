import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createTestJobs, handleNotes, noteJob, type TestJobs } from "#test/test-jobs.ts";
import { DeadJobError } from "./jobs.ts";

let database: TestDatabase;
let queue: TestJobs;
let runs: { id: string; note: string }[];
let broken = true;
beforeAll(async () => {
  database = await createTestDatabase();
  const handlers = [
    handleNotes(({ id, note }) => {
      runs.push({ id, note });
      if (broken) throw new DeadJobError(`no ${note} today`);
    }),
  ];
  queue = createTestJobs({ url: database.url, works: false, handlers });
});
afterAll(async () => {
  await queue[Symbol.asyncDispose]();
  await database.close();
});
beforeEach(async () => {
  await database.pool.query("DELETE FROM jobs.job");
  runs = [];
  broken = true;
});

describe("dead jobs", () => {
  it("are listed with why they died and without what they carried", async () => {
    await die("tea");
    await die("cake");
    expect(await queue.jobs.watch.list()).toEqual([
      expect.objectContaining({ name: "note", attempts: 1, error: "no cake today" }),
      expect.objectContaining({ name: "note", attempts: 1, error: "no tea today" }),
    ]);
    expect(await queue.jobs.watch.list(1)).toHaveLength(1);
    expect(Object.keys((await queue.jobs.watch.list())[0] ?? {}).toSorted()).toEqual([
      "attempts",
      "createdAt",
      "diedAt",
      "error",
      "id",
      "name",
    ]);
  });

  it("run again when they are put back, all or one (M5)", async () => {
    await die("tea");
    await die("cake");
    await die("jam");
    broken = false;
    const [jam] = await queue.jobs.watch.list();
    expect(await queue.jobs.watch.redrive([jam?.id ?? ""])).toBe(1);
    expect(await rerun()).toEqual(["jam"]);
    expect(await queue.jobs.watch.redrive()).toBe(2);
    expect(await rerun()).toEqual(["tea", "cake"]);
    expect(await queue.jobs.watch.list()).toEqual([]);
  });

  it("can be removed, each once", async () => {
    await die("tea");
    const [tea] = await queue.jobs.watch.list();
    expect(await queue.jobs.watch.remove(tea?.id ?? "")).toBe(true);
    expect(await queue.jobs.watch.remove(tea?.id ?? "")).toBe(false);
    expect(await queue.jobs.watch.list()).toEqual([]);
  });

  it("are not found by what is no id", async () => {
    await die("tea");
    expect(await queue.jobs.watch.remove("' OR true --")).toBe(false);
    expect(await queue.jobs.watch.redrive(["tea"])).toBe(0);
    expect(await queue.jobs.watch.redrive([])).toBe(0);
    expect(await queue.jobs.watch.list()).toHaveLength(1);
  });

  it("are seen when nobody handles their kind any longer", async () => {
    await die("tea");
    await using other = createTestJobs({ url: database.url, works: false, handlers: [] });
    expect(await other.jobs.watch.list()).toMatchObject([{ name: "note" }]);
  });

  it("never count a job that still waits or runs", async () => {
    await queue.jobs.queue.enqueue(noteJob, { note: "waiting" });
    const { rows } = await database.pool.query<{ id: string }>("SELECT id FROM jobs.job");
    const id = rows[0]?.id ?? "";
    expect(await queue.jobs.watch.remove(id)).toBe(false);
    expect(await queue.jobs.watch.redrive([id])).toBe(0);
    expect(await queue.jobs.watch.count()).toMatchObject([{ name: "note", waiting: 1, dead: 0 }]);
  });
});

describe("the counts", () => {
  it("say what waits, since when, and what is dead", async () => {
    await queue.jobs.open();
    expect(await queue.jobs.watch.count()).toEqual([
      { name: "note", waiting: 0, failing: 0, running: 0, dead: 0, waitingSince: null },
    ]);
    await die("tea");
    await queue.jobs.queue.enqueue(noteJob, { note: "cake" });
    await database.pool.query(
      "UPDATE jobs.job SET start_after = '2026-01-02T03:04:05Z' WHERE name = 'note' AND state = 'created'",
    );
    expect(await queue.jobs.watch.count()).toEqual([
      {
        name: "note",
        waiting: 1,
        failing: 0,
        running: 0,
        dead: 1,
        waitingSince: new Date("2026-01-02T03:04:05Z"),
      },
    ]);
  });
});

describe("a job that is over", () => {
  it("is purged after a day, a dead one after thirty (M9)", async () => {
    broken = false;
    await queue.jobs.queue.enqueue(noteJob, { note: "done" });
    await queue.jobs.runWaiting();
    broken = true;
    await die("tea");
    await using worker = createTestJobs({ url: database.url, handlers: [] });
    await worker.jobs.work();

    await grow("23 hours");
    expect(await kept()).toEqual(["note completed", "note failed", "note.dead created"]);
    await grow("2 hours");
    await expect.poll(kept, soon).toEqual(["note.dead created"]);
    await grow("28 days");
    expect(await kept()).toEqual(["note.dead created"]);
    await grow("1 day");
    await expect.poll(kept, soon).toEqual([]);
  });
});

const soon = { interval: 50 };

async function die(note: string): Promise<void> {
  await queue.jobs.queue.enqueue(noteJob, { note });
  await queue.jobs.runWaiting();
}

async function rerun(): Promise<string[]> {
  runs = [];
  await queue.jobs.runWaiting();
  return runs.map(({ note }) => note);
}

/** Makes every job older, and resolves once a worker has looked for those that are too old. */
async function grow(interval: string): Promise<void> {
  await database.pool.query(
    `UPDATE jobs.job SET completed_on = completed_on - '${interval}'::interval, keep_until = keep_until - '${interval}'::interval`,
  );
  await database.pool.query("UPDATE jobs.queue SET maintain_on = NULL");
  const unseen = () => database.pool.query("SELECT FROM jobs.queue WHERE maintain_on IS NULL");
  await expect.poll(async () => (await unseen()).rowCount, soon).toBe(0);
}

async function kept(): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    "SELECT name || ' ' || state AS line FROM jobs.job ORDER BY line",
  );
  return rows.map(({ line }) => line);
}
