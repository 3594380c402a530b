import type { PgBoss } from "pg-boss";
import { deadQueueOf } from "./job-queues.ts";

/** A job that no retry saved. Its payload stays in the database. */
export type DeadJob = {
  id: string;
  name: string;
  createdAt: Date;
  diedAt: Date;
  attempts: number;
  error: string | null;
};

export type QueueCount = {
  name: string;
  waiting: number;
  running: number;
  dead: number;
};

/** What an operator sees of the queues, and does about dead jobs. */
export type DeadJobs = {
  /** The newest first, at most so many. */
  list(limit?: number): Promise<DeadJob[]>;
  /** Puts dead jobs back into their queues, all or those named; answers how many. */
  redrive(ids?: string[]): Promise<number>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
  count(): Promise<QueueCount[]>;
};

export function createDeadJobs(
  boss: Pick<PgBoss, "getDb" | "redrive">,
  names: () => string[],
): DeadJobs {
  const rows = async <Row>(text: string, values: unknown[]): Promise<Row[]> =>
    (await boss.getDb().executeSql(text, values)).rows;

  return {
    list: (limit = 100) =>
      rows<DeadJob>(
        `SELECT id, source_name AS name, source_created_on AS "createdAt", created_on AS "diedAt",
           source_retry_count + 1 AS attempts, source_output->>'message' AS error
         FROM jobs.job WHERE name = ANY($1) AND state < 'active' ORDER BY created_on DESC, id LIMIT $2`,
        [names().map(deadQueueOf), limit],
      ),
    async redrive(ids) {
      let moved = 0;
      for (const name of names()) {
        moved += await boss.redrive(deadQueueOf(name), ids === undefined ? {} : { ids });
      }
      return moved;
    },
    async remove(id) {
      const removed = await rows(
        "DELETE FROM jobs.job WHERE id = $1::uuid AND name = ANY($2) RETURNING id",
        [id, names().map(deadQueueOf)],
      );
      return removed.length > 0;
    },
    count: () =>
      rows<QueueCount>(
        `SELECT wanted.name,
           count(job.id) FILTER (WHERE job.name = wanted.name AND job.state < 'active')::int AS waiting,
           count(job.id) FILTER (WHERE job.name = wanted.name AND job.state = 'active')::int AS running,
           count(job.id) FILTER (WHERE job.name <> wanted.name AND job.state < 'active')::int AS dead
         FROM unnest($1::text[], $2::text[]) AS wanted (name, dead)
           LEFT JOIN jobs.job ON job.name IN (wanted.name, wanted.dead)
         GROUP BY wanted.name ORDER BY wanted.name`,
        [names(), names().map(deadQueueOf)],
      ),
  };
}
