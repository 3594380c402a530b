import { type Logger, serializeError } from "#platform/logging/logger.ts";
import { DeadJobError, type JobHandler } from "./jobs.ts";

/** A job as the queue hands it out. */
type TakenJob = { id: string; data: unknown; retryCount: number; signal: AbortSignal };

/** How a run ended: done, to be tried again if it may be, or never to be done. */
export type Ending =
  | { status: "completed" }
  | { status: "failed" | "deadletter"; output: { message: string } };

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
