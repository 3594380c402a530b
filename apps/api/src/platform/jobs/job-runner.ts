import { type Logger, serializeError } from "#platform/logging/logger.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import { noMetrics } from "#platform/metrics/no-metrics.ts";
import { DeadJobError, type JobHandler } from "./jobs.ts";

/** A job as the queue hands it out. */
type TakenJob = { id: string; data: unknown; retryCount: number; signal: AbortSignal };

/** How a run ended: done, to be tried again if it may be, or never to be done. */
export type Ending =
  | { status: "completed" }
  | { status: "failed" | "deadletter"; output: { message: string } };

export type JobRunner = (handler: JobHandler, job: TakenJob) => Promise<Ending>;

/** Runs a job, and says how it went: in one line of the log, and to those who watch. */
export function createJobRunner(
  logger: Logger,
  metrics: Pick<Metrics, "counter" | "histogram"> = noMetrics,
): JobRunner {
  const count = metrics.counter({
    name: "tenon_job_runs_total",
    help: "Runs of jobs, by outcome: done; retry, as it failed and is tried again; dead; or late, as another runs it by now.",
    labels: ["queue", "outcome"],
  });
  const time = metrics.histogram({
    name: "tenon_job_duration_seconds",
    help: "How long runs of jobs took, in seconds.",
    labels: ["queue"],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
  });
  return async ({ kind, run }, { id, data, retryCount, signal }) => {
    const start = performance.now();
    const line = (outcome: string) => {
      const milliseconds = performance.now() - start;
      count({ queue: kind.name, outcome });
      time({ queue: kind.name }, milliseconds / 1_000);
      return {
        event: "job",
        name: kind.name,
        id,
        attempt: retryCount + 1,
        outcome,
        ms: Math.round(milliseconds * 10) / 10,
      };
    };
    try {
      await run({ id, payload: payloadOf(data), signal });
      if (signal.aborted) logger.warn(line("late"), "job done too late: it runs again");
      else logger.info(line("done"), "job done");
      return { status: "completed" };
    } catch (error) {
      const output = { message: keptMessage(error) };
      if (error instanceof DeadJobError) {
        logger.error({ ...line("dead"), err: error }, "job can't be done");
        return { status: "deadletter", output };
      }
      const outcome = retryCount < kind.retries ? "retry" : "dead";
      logger.warn({ ...line(outcome), err: error }, "job failed");
      return { status: "failed", output };
    }
  };
}

/** Payloads travel in an object of their own, as the queue keeps nothing but objects. */
function payloadOf(data: unknown): unknown {
  return typeof data === "object" && data !== null && "payload" in data ? data.payload : undefined;
}

/** What an operator reads beside a dead job: short, and of the database's errors without the values they quote. */
function keptMessage(error: unknown): string {
  const shown: { type?: string; code?: string; message?: string } =
    error instanceof Error ? serializeError(error) : { message: String(error) };
  return (shown.message ?? `${shown.type} ${shown.code ?? ""}`).slice(0, 500);
}
