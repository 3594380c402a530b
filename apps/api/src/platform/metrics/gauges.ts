import type { Database } from "@tenon/db/client";
import type { EventLog } from "#platform/events/event-log.ts";
import type { EventStreams } from "#platform/events/event-streams.ts";
import type { QueueWatch } from "#platform/jobs/queue-watch.ts";
import type { Logger } from "#platform/logging/logger.ts";
import { keepReading } from "./keep-reading.ts";
import type { Metrics } from "./metrics.ts";

type Watched = {
  version: string;
  database: Pick<Database, "pool">;
  waitingTransactions: () => number;
  eventStreams: Pick<EventStreams, "count">;
  eventLog: Pick<EventLog, "measure">;
  jobs: Pick<QueueWatch, "count">;
  logger: Pick<Logger, "warn">;
};

/** What a process, and all of them together, have under way: looked at when somebody asks. */
export function gaugeAll(metrics: Pick<Metrics, "gauge">, watched: Watched): void {
  gaugeProcess(metrics, watched);
  gaugeDatabase(metrics, watched);
}

function gaugeProcess(
  { gauge }: Pick<Metrics, "gauge">,
  { version, database: { pool }, waitingTransactions, eventStreams }: Watched,
): void {
  const perProcess = { labels: [], among: "sum" } as const;
  gauge(
    {
      name: "tenon_build_info",
      help: "Always 1: the version is a label.",
      labels: ["version"],
      among: "max",
    },
    () => [{ labels: { version }, value: 1 }],
  );
  gauge({ ...perProcess, name: "tenon_processes", help: "Processes that answered." }, () => one(1));
  gauge(
    {
      name: "tenon_database_connections",
      help: "Connections of the pool for calls: busy, idle.",
      labels: ["state"],
      among: "sum",
    },
    () => [
      { labels: { state: "idle" }, value: pool.idleCount },
      { labels: { state: "busy" }, value: pool.totalCount - pool.idleCount },
    ],
  );
  gauge(
    {
      ...perProcess,
      name: "tenon_database_connections_max",
      help: "How many connections the pool for calls may have.",
    },
    () => one(pool.options.max),
  );
  gauge(
    {
      ...perProcess,
      name: "tenon_database_connections_wanted",
      help: "What waits for a connection of the pool.",
    },
    () => one(pool.waitingCount),
  );
  gauge(
    {
      ...perProcess,
      name: "tenon_transactions_waiting",
      help: "Transactions that wait for their turn, as half of the pool is theirs.",
    },
    () => one(waitingTransactions()),
  );
  gauge(
    { ...perProcess, name: "tenon_event_streams", help: "Streams of events that are open." },
    () => one(eventStreams.count()),
  );
}

/** All processes see the same, so what one of them says is enough. */
function gaugeDatabase(
  { gauge }: Pick<Metrics, "gauge">,
  { jobs, eventLog, logger }: Watched,
): void {
  const read = keepReading(
    async () => {
      const [queues, events] = await Promise.all([jobs.count(), eventLog.measure()]);
      return { queues, events, at: Date.now() };
    },
    { logger },
  );
  gauge(
    {
      name: "tenon_database_up",
      help: "Whether the database said how jobs and events are: 1, or 0.",
      labels: [],
      among: "max",
    },
    async () => one((await read()) ? 1 : 0),
  );
  gauge(
    {
      name: "tenon_jobs",
      help: "Jobs by queue: waiting, running, or dead, which is when no retry saved them.",
      labels: ["queue", "state"],
      among: "max",
    },
    async () =>
      ((await read())?.queues ?? []).flatMap(({ name: queue, ...counts }) =>
        (["waiting", "running", "dead"] as const).map((state) => ({
          labels: { queue, state },
          value: counts[state],
        })),
      ),
  );
  gauge(
    {
      name: "tenon_jobs_oldest_seconds",
      help: "For how long the oldest job that could run has been waiting, by queue.",
      labels: ["queue"],
      among: "max",
    },
    async () => {
      const { queues = [], at = 0 } = (await read()) ?? {};
      return queues.map(({ name: queue, waitingSince }) => ({
        labels: { queue },
        value: waitingSince ? Math.max(0, at - waitingSince.getTime()) / 1_000 : 0,
      }));
    },
  );
  gauge(
    {
      name: "tenon_events_held_back",
      help: "Events that wait for a transaction which began before theirs; 10,000 at most are counted.",
      labels: [],
      among: "max",
    },
    async () => {
      const figures = await read();
      return figures ? one(figures.events.heldBack) : [];
    },
  );
}

function one(value: number) {
  return [{ labels: {}, value }];
}
