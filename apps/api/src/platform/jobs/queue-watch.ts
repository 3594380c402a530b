import type { PgBoss } from "pg-boss";

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
  /** Of those that wait, how many failed before and are tried again. */
  failing: number;
  running: number;
  dead: number;
  /** Since when the oldest job that could run has been waiting: long ago when no worker is there. */
  waitingSince: Date | null;
};

/** What an operator sees of the queues, and does about dead jobs. */
export type QueueWatch = {
  /** The newest first, at most so many. */
  list(limit?: number): Promise<DeadJob[]>;
  /** Puts dead jobs back into their queues as new ones, all or those named; answers how many. */
  redrive(ids?: string[]): Promise<number>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
  count(): Promise<QueueCount[]>;
  /** Of these kinds: how many died since then, and what the last one complained of that died or is tried again. */
  failures(
    names: string[],
    since: Date,
  ): Promise<{ died: number; last: { at: Date; problem: string } | null }>;
  /** When the last job of a kind was done, while that is remembered. */
  lastDone(name: string): Promise<Date | null>;
};

const batch = 1_000;
const mostFailures = 10_000;

/** Asks the queues themselves, so that dead jobs of a kind that is no longer handled are seen too. */
export function createQueueWatch(
  boss: Pick<PgBoss, "getDb" | "redrive">,
  opened: () => Promise<void>,
): QueueWatch {
  return {
    list: (limit = 100) =>
      rows<DeadJob>(
        `SELECT job.id, source_name AS name, source_created_on AS "createdAt",
           job.created_on AS "diedAt", source_retry_count + 1 AS attempts,
           ${problemOf("source_output")} AS error
         FROM jobs.queue JOIN jobs.job ON job.name = queue.dead_letter AND job.state < 'active'
         ORDER BY job.created_on DESC, job.id LIMIT $1`,
        [limit],
      ),
    async redrive(ids) {
      const wanted = ids?.filter((id) => uuid.test(id));
      if (wanted?.length === 0) return 0;
      const queues = await rows<{ dead: string }>(
        "SELECT dead_letter AS dead FROM jobs.queue WHERE dead_letter IS NOT NULL",
      );
      let moved = 0;
      for (const { dead } of queues) moved += await redriveQueue(dead, wanted);
      return moved;
    },
    async remove(id) {
      if (!uuid.test(id)) return false;
      const removed = await rows(
        `DELETE FROM jobs.job USING jobs.queue
         WHERE job.name = queue.dead_letter AND job.id = $1::uuid AND job.state < 'active'
         RETURNING job.id`,
        [id],
      );
      return removed.length > 0;
    },
    count: () =>
      rows<QueueCount>(
        `WITH counted AS (
           SELECT name, count(*) FILTER (WHERE state < 'active')::int AS waiting,
             count(*) FILTER (WHERE state = 'retry')::int AS failing,
             count(*) FILTER (WHERE state = 'active')::int AS running,
             min(start_after) FILTER (WHERE state < 'active' AND start_after <= now()) AS since
           FROM jobs.job WHERE state <= 'active' GROUP BY name)
         SELECT queue.name, coalesce(own.waiting, 0) AS waiting, coalesce(own.failing, 0) AS failing,
           coalesce(own.running, 0) AS running, coalesce(dead.waiting, 0) AS dead, own.since AS "waitingSince"
         FROM jobs.queue LEFT JOIN counted AS own ON own.name = queue.name
           LEFT JOIN counted AS dead ON dead.name = queue.dead_letter
         WHERE queue.dead_letter IS NOT NULL ORDER BY queue.name`,
      ),
    async failures(names, since) {
      const failed = await rows<{ isDead: boolean; at: Date; problem: string | null }>(
        `SELECT true AS "isDead", job.created_on AS at, ${problemOf("source_output")} AS problem
         FROM jobs.queue JOIN jobs.job ON job.name = queue.dead_letter AND job.state < 'active'
         WHERE queue.name = ANY($1) AND job.created_on >= $2
         UNION ALL
         SELECT false, started_on, ${problemOf("output")} FROM jobs.job
         WHERE name = ANY($1) AND state = 'retry' AND started_on >= $2
         ORDER BY at DESC LIMIT ${mostFailures}`,
        [names, since],
      );
      const last = failed.find(({ problem }) => problem !== null);
      return {
        died: failed.filter(({ isDead }) => isDead).length,
        last: last?.problem ? { at: last.at, problem: last.problem } : null,
      };
    },
    async lastDone(name) {
      const [last] = await rows<{ at: Date | null }>(
        "SELECT max(completed_on) AS at FROM jobs.job WHERE name = $1 AND state = 'completed'",
        [name],
      );
      return last?.at ?? null;
    },
  };

  async function redriveQueue(dead: string, ids: string[] | undefined): Promise<number> {
    let moved = 0;
    for (let count = batch; count === batch; moved += count) {
      count = await boss.redrive(dead, { limit: batch, ...(ids && { ids }) });
    }
    return moved;
  }

  async function rows<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    await opened();
    const answer: { rows: Row[] } = await boss.getDb().executeSql(text, values);
    return answer.rows;
  }
}

/** Why a job failed, as pg-boss keeps it. */
function problemOf(column: string): string {
  return `left(coalesce(${column}->>'message', ${column}->'value'->>'message'), 500)`;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
