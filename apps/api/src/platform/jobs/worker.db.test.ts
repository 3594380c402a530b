import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import {
  createTestJobs,
  handleNotes,
  noteJob,
  startTestJobs,
  type TestJobs,
} from "#test/test-jobs.ts";
import { DeadJobError } from "./jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
afterEach(() => database.pool.query("DELETE FROM jobs.job"));

const soon = { interval: 20 };

describe("a worker", () => {
  it("runs a job once, and says so in one line of the log", async () => {
    const notes: string[] = [];
    await using worker = await startTestJobs({
      url: database.url,
      handlers: [handleNotes(({ note }) => void notes.push(note))],
    });
    await worker.jobs.queue.enqueue(noteJob, { note: "hello" });
    await expect.poll(() => worker.logged(), soon).toHaveLength(1);
    expect(notes).toEqual(["hello"]);
    expect(worker.logged()).toMatchObject([
      { event: "job", name: "note", attempt: 1, outcome: "done" },
    ]);
  });

  it("is told of a job, and looks for the next one after it, however seldom it looks by itself", async () => {
    const notes: string[] = [];
    await using worker = await startTestJobs({
      url: database.url,
      concurrency: 1,
      pollSeconds: 600,
      handlers: [handleNotes(({ note }) => void notes.push(note))],
    });
    await worker.jobs.queue.enqueue(noteJob, { note: "told" });
    await expect.poll(() => notes, soon).toEqual(["told"]);
    await database.prisma.$transaction(async (tx) => {
      for (const note of ["a", "b", "c"]) {
        await worker.jobs.queue.enqueue(noteJob, { note }, { tx });
      }
    });
    await expect.poll(() => notes, soon).toEqual(["told", "a", "b", "c"]);
  });

  it("shares the work with others: every job is run by one of four (M2)", async () => {
    const runs: string[] = [];
    const handlers = [handleNotes(({ note }) => void runs.push(note))];
    const worker = () => startTestJobs({ url: database.url, handlers });
    await using workers = new AsyncDisposableStack();
    const { jobs } = workers.use(await worker());
    for (const _ of [2, 3, 4]) workers.use(await worker());
    const notes = Array.from({ length: 500 }, (_, index) => String(index));
    await database.prisma.$transaction(async (tx) => {
      for (const note of notes) await jobs.queue.enqueue(noteJob, { note }, { tx });
    });
    await expect.poll(() => runs.length, soon).toBe(notes.length);
    expect(new Set(runs)).toEqual(new Set(notes));
  });

  it("tries a job again that failed, with the same id", async () => {
    const ids: string[] = [];
    await using worker = await startTestJobs({
      url: database.url,
      handlers: [
        handleNotes(({ id }) => {
          ids.push(id);
          if (ids.length === 1) throw new Error("not yet");
        }),
      ],
    });
    await worker.jobs.queue.enqueue(noteJob, { note: "second time lucky" });
    await expect.poll(() => outcomes(worker), soon).toEqual(["retry", "done"]);
    expect(new Set(ids).size).toBe(1);
  });

  it("puts a job aside that fails after ever longer pauses, while others go on (M5)", async () => {
    const notes: string[] = [];
    const tries: number[] = [];
    await using worker = await startTestJobs({
      url: database.url,
      concurrency: 1,
      handlers: [
        handleNotes(({ note }) => {
          if (note !== "poison") return void notes.push(note);
          tries.push(Date.now());
          throw new Error("undrinkable");
        }),
      ],
    });
    const { queue, watch } = worker.jobs;
    for (const note of ["poison", "water", "wine"]) await queue.enqueue(noteJob, { note });
    await expect.poll(() => notes, soon).toEqual(["water", "wine"]);
    await expect
      .poll(() => watch.list(), soon)
      .toMatchObject([{ name: "note", attempts: 3, error: "undrinkable" }]);
    expect(outcomes(worker)).toEqual(["retry", "done", "done", "retry", "dead"]);
    const [first = 0, second = 0, third = 0] = tries;
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(third - second).toBeGreaterThanOrEqual(2_000);
  });

  it("tries a job no more that says it is dead", async () => {
    await using worker = await startTestJobs({
      url: database.url,
      handlers: [
        handleNotes(() => {
          throw new DeadJobError("there is no such address");
        }),
      ],
    });
    const { queue, watch } = worker.jobs;
    await queue.enqueue(noteJob, { note: "to nobody" });
    await expect
      .poll(() => watch.list(), soon)
      .toMatchObject([{ attempts: 1, error: "there is no such address" }]);
  });

  it("puts a job of an older version aside whose payload it can't read, and says why", async () => {
    await using worker = createTestJobs({ url: database.url });
    await worker.jobs.open();
    await database.pool.query(
      `INSERT INTO jobs.job (name, data, dead_letter, retry_limit)
       VALUES ('note', '{ "payload": { "text": "hello" } }', 'note.dead', 5)`,
    );
    await worker.jobs.work();
    await expect
      .poll(() => worker.jobs.watch.list(), soon)
      .toMatchObject([{ attempts: 1, error: expect.stringMatching(/not one of note: note: /) }]);
  });

  it("keeps what a database quotes out of the log and out of the dead letters (K1)", async () => {
    await using worker = await startTestJobs({
      url: database.url,
      handlers: [
        handleNotes(async ({ note }) => {
          await database.prisma.$queryRaw`SELECT ${note}::int`.catch((error: unknown) => {
            throw new DeadJobError("the note can't be read", { cause: error });
          });
        }),
      ],
    });
    const { queue, watch } = worker.jobs;
    await queue.enqueue(noteJob, { note: "hunter2" });
    await expect.poll(() => watch.list(), soon).toHaveLength(1);
    expect(JSON.stringify([worker.logged(), await watch.list()])).not.toContain("hunter2");
  });
});

function outcomes(worker: TestJobs): unknown[] {
  return worker.logged().map(({ outcome }) => outcome);
}
