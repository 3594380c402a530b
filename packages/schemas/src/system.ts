import { z } from "zod";
import { Timestamp } from "./scalars.ts";

const Count = z.int().min(0);

/** What can be wrong with an installation, or become so. */
export const HealthProblemCode = z.enum([
  "connections-short",
  "transaction-open",
  "migrations-failed",
  "migrations-pending",
  "migrations-unknown",
  "jobs-untaken",
  "jobs-died",
  "clean-up-late",
  "sign-ins-refused",
]);
export type HealthProblemCode = z.infer<typeof HealthProblemCode>;

/** Something to see to: `failed` when it keeps people from working, `warning` when it may come to that. */
export const HealthProblem = z.object({
  code: HealthProblemCode,
  status: z.enum(["warning", "failed"]),
  /** What to do about it. */
  remedy: z.string(),
});
export type HealthProblem = z.infer<typeof HealthProblem>;

/** The jobs of one kind. */
export const QueueHealth = z.object({
  name: z.string(),
  waiting: Count,
  /** Of those that wait, how many failed before and are tried again. */
  failing: Count,
  running: Count,
  /** How many no further try is made of, until somebody puts them back. */
  dead: Count,
  /** Since when the first that could run has been waiting. */
  waitingSince: Timestamp.nullable(),
});
export type QueueHealth = z.infer<typeof QueueHealth>;

/** How the installation is, at one moment. Figures are of all its processes, unless they say otherwise. */
export const SystemHealth = z.object({
  at: Timestamp,
  /** What should be seen to, the gravest first; empty when all is well. */
  problems: z.array(HealthProblem),
  server: z.object({
    version: z.string(),
    /** Since when the process runs that answers. */
    startedAt: Timestamp,
    /** How many processes listen at the database; null where Redis has that part. */
    processes: Count.nullable(),
    /** Streams of events that this process holds. */
    streams: Count,
  }),
  database: z.object({
    version: z.string(),
    sizeBytes: Count,
    connections: Count,
    maxConnections: Count,
    /** When the transaction began that has been open for longest. */
    oldestTransactionAt: Timestamp.nullable(),
    migrations: z.object({
      applied: Count,
      pending: z.array(z.string()),
      failed: z.array(z.string()),
      /** Applied by a newer version. */
      unknown: z.array(z.string()),
    }),
  }),
  jobs: z.object({
    queues: z.array(QueueHealth),
    /** When the last clean-up ended; null when none did within a day. */
    cleanedUpAt: Timestamp.nullable(),
  }),
  /** Of the last 24 hours, except for what waits. */
  mails: z.object({
    sent: Count,
    waiting: Count,
    failed: Count,
    /** The newest complaint about a mail that was not taken. */
    lastFailure: z.object({ at: Timestamp, problem: z.string() }).nullable(),
  }),
  events: z.object({
    /** 10,000 stands for that many or more. */
    lastHour: Count,
    /** How many wait for a transaction that began before theirs; 10,000 stands for that many or more. */
    heldBack: Count,
  }),
  webhooks: z.object({
    /** Messages that are still to be delivered; 10,000 stands for that many or more. */
    waiting: Count,
    /** Webhooks whose messages don't get through. */
    failing: Count,
    paused: Count,
  }),
  signIns: z.object({
    /** Within the last hour. */
    refused: Count,
  }),
});
export type SystemHealth = z.infer<typeof SystemHealth>;
