import { z } from "zod";
import { defineJob, handleJob, type JobHandler, type Schedule } from "#platform/jobs/jobs.ts";
import { createPgBossJobs, type Jobs } from "#platform/jobs/pg-boss-jobs.ts";
import { createLogger } from "#platform/logging/logger.ts";

/** A kind of job for tests: it carries a word, and is tried again soon. */
export const noteJob = defineJob({
  name: "note",
  payload: z.object({ note: z.string() }),
  retries: 2,
  pause: 1,
});

type NoteRun = { id: string; note: string; signal: AbortSignal };

export function handleNotes(handle: (run: NoteRun) => void | Promise<void>): JobHandler {
  return handleJob(noteJob, async ({ id, payload, signal }) => {
    await handle({ id, note: payload.note, signal });
  });
}

const LogLine = z.looseObject({ event: z.string() });

export type TestJobs = AsyncDisposable & {
  jobs: Jobs;
  logged(): z.infer<typeof LogLine>[];
};

type Options = {
  url: string;
  handlers?: JobHandler[];
  schedules?: Schedule[];
  works?: boolean;
  concurrency?: number;
  stopTimeoutMs?: number;
  pollSeconds?: number;
};

/** Jobs as one process has them, which looks for work and for dead workers more often than a real one. */
export function createTestJobs({
  url,
  handlers = [handleNotes(() => {})],
  schedules = [],
  works = true,
  concurrency = 5,
  stopTimeoutMs = 5_000,
  pollSeconds = 0.5,
}: Options): TestJobs {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const jobs = createPgBossJobs({
    databaseUrl: url,
    logger: createLogger({ level: "info", format: "json", destination }),
    works,
    handlers: () => handlers,
    schedules: () => schedules,
    concurrency,
    stopTimeoutMs,
    pollSeconds,
    checkSeconds: 1,
  });
  return {
    jobs,
    logged: () => lines.map((line) => LogLine.parse(JSON.parse(line))),
    [Symbol.asyncDispose]: jobs.close,
  };
}

/** The same, already at work. */
export async function startTestJobs(options: Options): Promise<TestJobs> {
  const started = createTestJobs(options);
  await started.jobs.work();
  return started;
}
