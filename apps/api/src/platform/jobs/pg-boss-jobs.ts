import { setTimeout as pause } from "node:timers/promises";
import pRetry from "p-retry";
import { fromPrisma, PgBoss } from "pg-boss";
import { v7 as uuidv7 } from "uuid";
import { isConnectionLoss } from "#platform/db/classify-error.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import { createJobComplaints } from "./job-complaints.ts";
import { ensureQueues, queueOf, scheduleQueueOf } from "./job-queues.ts";
import { createJobRunner } from "./job-runner.ts";
import type { JobHandler, JobQueue, Schedule } from "./jobs.ts";
import { createQueueWatch, type QueueWatch } from "./queue-watch.ts";

export type Jobs = {
  queue: JobQueue;
  watch: QueueWatch;
  /** Opens the connections, and sees to it that every queue is there. Calling it again waits for the same. */
  open(): Promise<void>;
  /** Takes jobs from now on, and keeps the schedules. */
  work(): Promise<void>;
  /** Takes no more jobs, and gives back those that don't end in time; jobs can still be left. */
  stopWork(): Promise<void>;
  /** Runs what can be run now, and what that leaves, one job after another; answers how many. */
  runWaiting(): Promise<number>;
  /** Stops work and closes the connections. */
  close(): Promise<void>;
};

type Options = {
  databaseUrl: string;
  logger: Logger;
  metrics?: Metrics;
  /** False for a process that only leaves jobs for others. */
  works: boolean;
  /** What is done with the jobs; asked for when the queues are opened. */
  handlers: () => JobHandler[];
  schedules: () => Schedule[];
  /** Jobs of one kind that this process runs at a time. */
  concurrency: number;
  /** How long jobs may go on when the process stops. */
  stopTimeoutMs: number;
  /** How often to look for retries that are due, and for jobs whose notification was lost. */
  pollSeconds?: number;
  /** How often to look for jobs whose worker died. */
  checkSeconds?: number;
};

const batch = 1_000;

/** Jobs in Postgres, by pg-boss: on connections of its own, so that a flood of calls does not starve their heartbeat. */
export function createPgBossJobs({
  databaseUrl,
  logger,
  metrics,
  works,
  handlers,
  schedules,
  concurrency,
  stopTimeoutMs,
  pollSeconds = 5,
  checkSeconds = 30,
}: Options): Jobs {
  const boss = new PgBoss({
    ...connections(databaseUrl),
    schema: "jobs",
    migrate: false,
    createSchema: false,
    supervise: works,
    superviseIntervalSeconds: checkSeconds,
    monitorIntervalSeconds: checkSeconds,
    maintenanceIntervalSeconds: 3_600,
    schedule: works,
    useListenNotify: works,
  });
  boss.on("error", createJobComplaints(logger));
  boss.on("warning", ({ message }) => logger.warn({ event: "job-queue-warning" }, message));

  const run = createJobRunner(logger, metrics);
  let opened: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;
  const taken = new Set<string>();

  return {
    queue: {
      async enqueue(kind, payload, { tx, id = uuidv7(), group, yields, after } = {}) {
        await openFor(kind);
        const data = { payload: kind.payload.parse(payload) };
        const options = { id, ...placeOf({ group, yields }), ...(after && { startAfter: after }) };
        if (tx) await boss.send(kind.name, data, { ...options, db: fromPrisma(tx) });
        else await surely(() => boss.send(kind.name, data, options));
      },
      async enqueueAll(kind, jobs, { tx }) {
        await openFor(kind);
        const rows = jobs.map(({ payload, ...place }) => ({
          id: uuidv7(),
          data: { payload: kind.payload.parse(payload) },
          ...placeOf(place),
        }));
        for (let from = 0; from < rows.length; from += batch) {
          await boss.insert(kind.name, rows.slice(from, from + batch), { db: fromPrisma(tx) });
        }
      },
    },
    watch: createQueueWatch(boss, open),
    open,
    async work() {
      await open();
      for (const handler of handlers()) await take(handler, handler.kind.atOnce ?? concurrency);
      for (const schedule of schedules()) await take(handleSchedule(schedule), 1);
      await keepSchedules();
    },
    stopWork,
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
      await stopWork();
      await withinMs(1_000, boss.stop({ graceful: false }));
    },
  };

  async function openFor({ name }: { name: string }): Promise<void> {
    if (!handlers().some((handler) => handler.kind.name === name)) {
      throw new Error(`Nobody handles ${name}: give its handler to the container.`);
    }
    await open();
  }

  async function open(): Promise<void> {
    opened ??= start().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  async function start(): Promise<void> {
    await boss.start();
    await ensureQueues(boss, [
      ...handlers().map(({ kind }) => queueOf(kind)),
      ...schedules().map(({ name }) => scheduleQueueOf(name)),
    ]);
  }

  async function take(handler: JobHandler, atATime: number): Promise<void> {
    taken.add(handler.kind.name);
    for (let worker = 0; worker < atATime; worker += 1) await startWorker(handler);
  }

  /** After a job it looks for the next one at once: left alone, pg-boss would wait for the next poll. */
  async function startWorker(handler: JobHandler): Promise<void> {
    const { atOncePerGroup } = handler.kind;
    const worker = await boss.work(
      handler.kind.name,
      {
        includeMetadata: true,
        perJobResults: true,
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
        ...(atOncePerGroup !== undefined && { groupConcurrency: atOncePerGroup }),
      },
      async (jobs) => {
        const endings = await Promise.all(
          jobs.map(async (job) => ({ id: job.id, ...(await run(handler, job)) })),
        );
        boss.notifyWorker(worker);
        return endings;
      },
    );
  }

  async function stopWork(): Promise<void> {
    await opened?.catch(() => {});
    stopped ??= giveBack();
    return stopped;
  }

  async function giveBack(): Promise<void> {
    const ended = Promise.all(Array.from(taken, (name) => boss.offWork(name, { wait: true })));
    await withinMs(stopTimeoutMs, ended);
    // A connection that went silent would keep it waiting for an answer.
    await withinMs(2_000, boss.stop({ graceful: false, close: false }));
  }

  /** One run after another, so that a test or a command knows when all is done. */
  async function runQueue(handler: JobHandler): Promise<number> {
    const { name } = handler.kind;
    for (let count = 0; ; count += 1) {
      const [job] = await boss.fetch(name, { includeMetadata: true });
      if (!job) return count;
      const ending = await run(handler, { ...job, signal: AbortSignal.timeout(60_000) });
      if (ending.status === "completed") await boss.complete(name, job);
      else {
        if (ending.status === "deadletter") await forbidRetries(job.id);
        await boss.fail(name, job, ending.output);
      }
    }
  }

  async function forbidRetries(id: string): Promise<void> {
    await boss
      .getDb()
      .executeSql("UPDATE jobs.job SET retry_limit = retry_count WHERE id = $1::uuid", [id]);
  }

  async function keepSchedules(): Promise<void> {
    const wanted = schedules();
    for (const { name } of await boss.getSchedules()) {
      if (!wanted.some((schedule) => schedule.name === name)) await boss.unschedule(name);
    }
    for (const { name, cron } of wanted) {
      await boss.schedule(name, cron, null, { tz: "UTC", missed: "once" });
    }
  }
}

/** pg-boss hands these on to node-postgres. A connection that goes silent is noticed, as no query waits for ever. */
function connections(connectionString: string) {
  return {
    connectionString,
    application_name: "tenon jobs",
    max: 2,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/** The job has its id, so to leave it again when nobody knows what became of it makes no second one. */
async function surely(send: () => Promise<unknown>): Promise<void> {
  await pRetry(send, {
    retries: 3,
    minTimeout: 20,
    maxTimeout: 200,
    shouldRetry: ({ error }) => isConnectionLoss(error),
  });
}

type Place = { group?: string | undefined; yields?: boolean | undefined };

function placeOf({ group, yields = false }: Place) {
  return { priority: yields ? -1 : 0, ...(group !== undefined && { group: { id: group } }) };
}

function handleSchedule({ name, run }: Schedule): JobHandler {
  return { kind: { name, retries: 0, pause: 0 }, run: ({ signal }) => run(signal) };
}

async function withinMs(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  const late = pause(milliseconds, undefined, { signal: timer.signal }).catch(() => {});
  await Promise.race([work, late]).finally(() => timer.abort());
}
