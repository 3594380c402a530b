import type { z } from "zod";
import type { Transaction } from "#platform/db/transaction.ts";

/** A kind of job: the queue of that name, with what its jobs carry. */
export type JobKind<Payload> = {
  name: string;
  /** Plain JSON; ids and addresses rather than secrets, as it is stored until the job is purged. */
  payload: z.ZodType<Payload>;
  /** How often a failed job is tried again before it counts as dead. */
  retries: number;
  /** Seconds before the first of these tries; every pause is about twice the one before it, an hour at most. */
  pause: number;
  /** How many a process runs at a time, where that is not what `JOB_CONCURRENCY` says. */
  atOnce?: number;
  /** How many of one group all processes together run at a time. */
  atOncePerGroup?: number;
};

/** Where work is left that is to be done later, or again when it fails. */
export type JobQueue = {
  /** Leaves a job; inside `tx` it is there when the transaction commits, and only then. */
  enqueue<Payload>(
    kind: JobKind<Payload>,
    payload: Payload,
    options?: {
      tx?: Transaction;
      /** A UUID: a second job of this kind with the same one is not added. */
      id?: string;
      /** What it shares `atOncePerGroup` with. */
      group?: string;
      /** Whether it is taken only while no job of its kind waits that doesn't yield. */
      yields?: boolean;
      /** Not to be run before. */
      after?: Date;
    },
  ): Promise<void>;
  /** Leaves many at once. */
  enqueueAll<Payload>(
    kind: JobKind<Payload>,
    jobs: { payload: Payload; group?: string; yields?: boolean }[],
    options: { tx: Transaction },
  ): Promise<void>;
};

/** One run of a job. It may be the second one: whoever handles it sees to it that the work is done once. */
export type JobRun<Payload> = {
  /** A UUID that stays the same however often the job is tried. */
  id: string;
  payload: Payload;
  /** Aborted when the job has taken too long or the process stops. */
  signal: AbortSignal;
};

/** What a worker does with the jobs of one kind. */
export type JobHandler = {
  kind: Omit<JobKind<unknown>, "payload">;
  /** Throws a `DeadJobError` for a job that no further try will save. */
  run(job: { id: string; payload: unknown; signal: AbortSignal }): Promise<void>;
};

/** Something that is done again and again, by one of all processes. */
export type Schedule = {
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  run(signal: AbortSignal): Promise<void>;
};

/** The job can't be done, now or later. */
export class DeadJobError extends Error {
  override readonly name = "DeadJobError";
}

export function defineJob<Payload>({
  retries = 10,
  pause = 5,
  ...kind
}: Pick<JobKind<Payload>, "name" | "payload"> &
  Partial<
    Pick<JobKind<Payload>, "retries" | "pause" | "atOnce" | "atOncePerGroup">
  >): JobKind<Payload> {
  return { ...kind, retries, pause };
}

export function handleJob<Payload>(
  kind: JobKind<Payload>,
  handle: (job: JobRun<Payload>) => Promise<void>,
): JobHandler {
  return {
    kind,
    async run({ id, payload, signal }) {
      const parsed = kind.payload.safeParse(payload);
      if (!parsed.success) {
        const problems = parsed.error.issues.map(
          ({ path, message }) => `${path.join(".")}: ${message}`,
        );
        throw new DeadJobError(`The payload is not one of ${kind.name}: ${problems.join("; ")}`);
      }
      await handle({ id, payload: parsed.data, signal });
    },
  };
}
