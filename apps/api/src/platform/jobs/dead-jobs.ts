import type { PgBoss } from "pg-boss";
import type { Database } from "@tenon/db/client";
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
  boss: Pick<PgBoss, "redrive">,
  { sql, names }: { sql: Database["sql"]; names: () => string[] },
): DeadJobs {
  const deadQueues = () => names().map(deadQueueOf);

  return {
    list: (limit = 100) => sql<DeadJob>`
      SELECT id, source_name AS name, source_created_on AS "createdAt", created_on AS "diedAt",
        source_retry_count + 1 AS attempts, source_output->>'message' AS error
      FROM jobs.job WHERE name = ANY(${deadQueues()}) AND state < 'active'
      ORDER BY created_on DESC, id LIMIT ${limit}`,
    async redrive(ids) {
      let moved = 0;
      for (const queue of deadQueues()) {
        moved += await boss.redrive(queue, ids === undefined ? {} : { ids });
      }
      return moved;
    },
    async remove(id) {
      const removed = await sql<{ id: string }>`
        DELETE FROM jobs.job WHERE id = ${id}::uuid AND name = ANY(${deadQueues()}) RETURNING id`;
      return removed.length > 0;
    },
    count: () => sql<QueueCount>`
      SELECT wanted.name,
        count(job.id) FILTER (WHERE job.name = wanted.name AND job.state < 'active')::int AS waiting,
        count(job.id) FILTER (WHERE job.name = wanted.name AND job.state = 'active')::int AS running,
        count(job.id) FILTER (WHERE job.name <> wanted.name AND job.state < 'active')::int AS dead
      FROM unnest(${names()}::text[], ${deadQueues()}::text[]) AS wanted (name, dead)
        LEFT JOIN jobs.job ON job.name IN (wanted.name, wanted.dead)
      GROUP BY wanted.name ORDER BY wanted.name`,
  };
}
