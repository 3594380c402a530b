import type { Logger } from "#platform/logging/logger.ts";
import { DeadJobError, type JobHandler } from "./jobs.ts";

/** A job as the queue hands it out. */
type TakenJob = { id: string; data: unknown; retryCount: number; signal: AbortSignal };

/** How a run ended: done, or never to be done. A run that may be tried again throws. */
type Ending = { status: "completed" } | { status: "deadletter"; output: { message: string } };

export type JobRunner = (handler: JobHandler, job: TakenJob) => Promise<Ending>;

/** Runs a job and says in one line of the log how it went. */
export function createJobRunner(logger: Logger): JobRunner {
  return async ({ kind, run }, { id, data, retryCount, signal }) => {
    const start = performance.now();
    const line = (outcome: string) => ({
      event: "job",
      name: kind.name,
      id,
      attempt: retryCount + 1,
      outcome,
      ms: Math.round((performance.now() - start) * 10) / 10,
    });
    try {
      await run({ id, payload: payloadOf(data), signal });
      logger.info(line("done"), "job done");
      return { status: "completed" };
    } catch (error) {
      if (error instanceof DeadJobError) {
        logger.error({ ...line("dead"), err: error }, "job can't be done");
        return { status: "deadletter", output: { message: error.message } };
      }
      const outcome = retryCount < kind.retries ? "retry" : "dead";
      logger.warn({ ...line(outcome), err: error }, "job failed");
      throw error;
    }
  };
}

/** Payloads travel in an object of their own, as the queue keeps nothing but objects. */
function payloadOf(data: unknown): unknown {
  return typeof data === "object" && data !== null && "payload" in data ? data.payload : undefined;
}
