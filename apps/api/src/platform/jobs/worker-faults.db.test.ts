import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { startDatabaseProxy } from "#test/database-proxy.ts";
import { startJobProcess } from "#test/job-process.ts";
import {
  createTestJobs,
  handleNotes,
  noteJob,
  startTestJobs,
  type TestJobs,
} from "#test/test-jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
afterEach(() => database.pool.query("DELETE FROM jobs.job"));

const soon = { interval: 20 };

describe("a process that is killed", () => {
  it("right after its transaction leaves the job behind, and what else it wrote (M1)", async () => {
    await using leaving = startJobProcess("leave", database.url);
    expect(await leaving.exited()).toBe("SIGKILL");
    expect(await database.prisma.rateLimit.count()).toBe(1);

    const notes: string[] = [];
    const handlers = [handleNotes(({ note }) => void notes.push(note))];
    await using next = createTestJobs({ url: database.url, handlers });
    expect(await next.jobs.runWaiting()).toBe(1);
    expect(notes).toEqual(["left"]);
  });

  it("in the middle of a job gives it to another, who is not given it before (M3)", async () => {
    await using dying = startJobProcess("work", database.url);
    const runs: string[] = [];
    await using left = createTestJobs({ url: database.url, works: false });
    await left.jobs.queue.enqueue(noteJob, { note: "unfinished" });
    await expect.poll(dying.output, soon).toContain("running unfinished");

    await using worker = await startTestJobs({
      url: database.url,
      handlers: [handleNotes(({ note }) => void runs.push(note))],
    });
    await nextCheck();
    expect(runs).toEqual([]);
    dying.child.kill("SIGKILL");
    await dying.exited();
    await passTime("1 minute");
    await expect.poll(() => runs, soon).toEqual(["unfinished"]);
    await expect.poll(() => worker.logged(), soon).toMatchObject([{ attempt: 2, outcome: "done" }]);
  });
});

describe("a worker that is told to stop", () => {
  it("lets a running job end, and takes no other (M6)", async () => {
    const runs: string[] = [];
    const { promise: ended, resolve: end } = Promise.withResolvers<null>();
    await using worker = await startTestJobs({
      url: database.url,
      concurrency: 1,
      handlers: [
        handleNotes(async ({ note }) => {
          runs.push(note);
          await ended;
        }),
      ],
    });
    const { queue, watch } = worker.jobs;
    for (const note of ["running", "waiting"]) await queue.enqueue(noteJob, { note });
    await expect.poll(() => runs, soon).toEqual(["running"]);
    const stopped = worker.jobs.stopWork();
    await queue.enqueue(noteJob, { note: "left meanwhile" });
    end(null);
    await stopped;
    expect(worker.logged()).toMatchObject([{ outcome: "done" }]);
    expect(await watch.count()).toMatchObject([{ running: 0, waiting: 2 }]);
    expect(await worker.jobs.runWaiting()).toBe(2);
  });

  it("gives back a job that does not end in time, and tells its handler (M6)", async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<AbortSignal>();
    await using worker = await startTestJobs({
      url: database.url,
      stopTimeoutMs: 200,
      handlers: [
        handleNotes(async ({ signal }) => {
          begin(signal);
          await once(signal, "abort");
        }),
      ],
    });
    await worker.jobs.queue.enqueue(noteJob, { note: "endless" });
    const signal = await begun;
    await worker.jobs.stopWork();
    expect(signal.aborted).toBe(true);
    expect(await worker.jobs.watch.count()).toMatchObject([{ running: 0, waiting: 1 }]);
    await database.pool.query("UPDATE jobs.job SET start_after = now()");

    const notes: string[] = [];
    await using next = await startTestJobs({
      url: database.url,
      handlers: [handleNotes(({ note }) => void notes.push(note))],
    });
    await expect.poll(() => next.logged(), soon).toMatchObject([{ attempt: 2, outcome: "done" }]);
  });
});

describe("a worker whose connections are lost", () => {
  it("goes on when the database cut them, in the middle of a job too (P1)", async () => {
    const notes: string[] = [];
    await using worker = await startTestJobs({
      url: database.url,
      handlers: [
        handleNotes(async ({ note }) => {
          if (note === "during") await cutConnections();
          notes.push(note);
        }),
      ],
    });
    const { queue } = worker.jobs;
    await cutConnections();
    for (const note of ["after", "during"]) await queue.enqueue(noteJob, { note });
    await expect.poll(() => worker.logged().map(({ outcome }) => outcome), soon).toContain("done");
    await expect.poll(() => notes.toSorted(), soon).toEqual(["after", "during"]);
    // If its end could not be written down either, the job runs again once its heartbeat is missed.
    await expect
      .poll(() => worker.jobs.watch.count(), { interval: 50 })
      .toMatchObject([{ running: 0, waiting: 0 }]);
  });

  it("goes on when the database is back, and says what was wrong once, not at every try (P2)", async () => {
    await using proxy = await startDatabaseProxy(database.url);
    const notes: string[] = [];
    await using worker = await startTestJobs({
      url: proxy.url,
      handlers: [handleNotes(({ note }) => void notes.push(note))],
    });
    await proxy.stop();
    await expect
      .poll(() => complaints(worker), soon)
      .toContainEqual(expect.stringContaining("ECONNREFUSED"));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await proxy.start();
    await using other = createTestJobs({ url: database.url, works: false });
    await other.jobs.queue.enqueue(noteJob, { note: "back" });
    await expect.poll(() => notes, soon).toEqual(["back"]);
    expect(new Set(complaints(worker)).size).toBe(complaints(worker).length);
  });

  it("finds jobs by looking while the connection that tells it of them is silent (P8)", async () => {
    await using proxy = await startDatabaseProxy(database.url);
    const notes: string[] = [];
    await using worker = await startTestJobs({
      url: proxy.url,
      handlers: [handleNotes(({ note }) => void notes.push(note))],
    });
    expect(proxy.silenceListeners()).toBe(1);
    await using other = createTestJobs({ url: database.url, works: false });
    await other.jobs.queue.enqueue(noteJob, { note: "unheard" });
    await expect.poll(() => notes, soon).toEqual(["unheard"]);
    expect(worker.logged()).toMatchObject([{ outcome: "done" }]);
  });
});

/** Moves the last sign of life of every worker into the past. */
async function passTime(interval: string): Promise<void> {
  await database.pool.query(
    "UPDATE jobs.job SET heartbeat_on = heartbeat_on - $1::interval WHERE state = 'active'",
    [interval],
  );
}

/** Resolves once somebody has looked for jobs whose worker died. */
async function nextCheck(): Promise<void> {
  await database.pool.query("UPDATE jobs.queue SET monitor_on = NULL");
  const unseen = () => database.pool.query("SELECT FROM jobs.queue WHERE monitor_on IS NULL");
  await expect.poll(async () => (await unseen()).rowCount, soon).toBe(0);
}

async function cutConnections(): Promise<void> {
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'tenon jobs'`,
  );
}

function complaints(worker: TestJobs): unknown[] {
  const lines = worker.logged().filter(({ event }) => event === "job-queue-failed");
  return lines.map(({ reason }) => reason);
}
