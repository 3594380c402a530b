import { fromPrisma, PgBoss } from "pg-boss";
import type { Database } from "@tenon/db/client";
import type { Logger } from "#platform/logging/logger.ts";
import { createDeadJobs, type DeadJobs } from "./dead-jobs.ts";
import { ensureQueues, queueOf, scheduleQueueOf } from "./job-queues.ts";
import { createJobRunner } from "./job-runner.ts";
import type { JobHandler, JobQueue, Schedule } from "./jobs.ts";

export type Jobs = {
  queue: JobQueue;
  dead: DeadJobs;
  /** Opens the connections, and sees to it that every queue is there. Calling it again waits for the same. */
  open(): Promise<void>;
  /** Takes jobs from now on, and keeps the schedules. */
  work(): Promise<void>;
  /** Runs what can be run now, and what that leaves, one job after another; answers how many. */
  runWaiting(): Promise<number>;
  /** Takes no more jobs, gives those that run some time to end, and closes the connections. */
  close(): Promise<void>;
};

type Options = {
  databaseUrl: string;
  sql: Database["sql"];
  logger: Logger;
  /** False for a process that only leaves jobs for others. */
  works: boolean;
  /** What is done with the jobs; asked for when the queues are opened. */
  handlers: () => JobHandler[];
  schedules: () => Schedule[];
  /** Jobs of one kind that this process runs at a time. */
  concurrency: number;
  /** How long jobs may go on when the process stops. */
  stopTimeoutMs: number;
};

/** Jobs in Postgres, by pg-boss: on connections of its own, so that a flood of calls does not starve their heartbeat. */
export function createPgBossJobs({
  databaseUrl,
  sql,
  logger,
  works,
  handlers,
  schedules,
  concurrency,
  stopTimeoutMs,
}: Options): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "tenon jobs",
    schema: "jobs",
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: works,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    schedule: works,
    useListenNotify: works,
  });
  boss.on("error", (err) => logger.warn({ event: "job-queue-failed", err }, "job queue failed"));
  boss.on("warning", ({ message }) => logger.warn({ event: "job-queue-warning" }, message));

  const run = createJobRunner(logger);
  const timed = () => schedules().map(handleSchedule);
  let opened: Promise<void> | undefined;
  const open = () => (opened ??= start());

  return {
    queue: {
      async enqueue(kind, payload, { tx } = {}) {
        await open();
        const data = { payload: kind.payload.parse(payload) };
        await boss.send(kind.name, data, tx ? { db: fromPrisma(tx) } : {});
      },
    },
    dead: createDeadJobs(boss, { sql, names: () => handlers().map(({ kind }) => kind.name) }),
    open,
    async work() {
      await open();
      for (const handler of [...handlers(), ...timed()]) await take(handler);
      await keepSchedules();
    },
    async runWaiting() {
      await open();
      let count = 0;
      for (let found = -1; found !== 0; count += found) {
        found = 0;
        for (const handler of handlers()) found += await runQueue(handler);
      }
      return count;
    },
    async close() {
      if (opened) await boss.stop({ graceful: true, timeout: stopTimeoutMs });
    },
  };

  async function start(): Promise<void> {
    await boss.start();
    await ensureQueues(boss, [
      ...handlers().map(({ kind }) => queueOf(kind)),
      ...schedules().map(({ name }) => scheduleQueueOf(name)),
    ]);
  }

  async function take(handler: JobHandler): Promise<void> {
    await boss.work(
      handler.kind.name,
      { includeMetadata: true, perJobResults: true, localConcurrency: concurrency, batchSize: 1 },
      (jobs) =>
        Promise.all(jobs.map(async (job) => ({ id: job.id, ...(await run(handler, job)) }))),
    );
  }

  /** One run after another, so that a test or a command knows when all is done. */
  async function runQueue(handler: JobHandler): Promise<number> {
    const { name } = handler.kind;
    const jobs = await boss.fetch(name, { includeMetadata: true, batchSize: 20 });
    for (const job of jobs) {
      try {
        const { status } = await run(handler, { ...job, signal: AbortSignal.timeout(60_000) });
        if (status === "completed") await boss.complete(name, job.id);
        else await boss.fail(name, job.id);
      } catch (error) {
        await boss.fail(name, job.id, { message: String(error) });
      }
    }
    return jobs.length;
  }

  async function keepSchedules(): Promise<void> {
    for (const { name, cron } of schedules()) {
      await boss.schedule(name, cron, null, { tz: "UTC", missed: "once" });
    }
  }
}

function handleSchedule({ name, run }: Schedule): JobHandler {
  return { kind: { name, retries: 0 }, run: ({ signal }) => run(signal) };
}
