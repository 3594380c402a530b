import type { Logger } from "#platform/logging/logger.ts";
import type { Schedule } from "./jobs.ts";

/** Removes what nobody needs any longer, some of it at a time; answers how much, and 0 when nothing is left. */
export type CleanUpTask = { name: string; run(): Promise<number> };

/** Cleans up once an hour. A task that fails keeps none of the others from running. */
export function scheduleCleanUp(tasks: CleanUpTask[], logger: Logger): Schedule {
  return {
    name: "clean-up",
    cron: "17 * * * *",
    async run(signal) {
      for (const task of tasks) await runToTheEnd(task, { logger, signal });
    },
  };
}

async function runToTheEnd(
  { name, run }: CleanUpTask,
  { logger, signal }: { logger: Logger; signal: AbortSignal },
): Promise<void> {
  let removed = 0;
  try {
    for (let count = -1; count !== 0 && !signal.aborted; removed += count) count = await run();
    logger.info({ event: "clean-up", name, removed }, "cleaned up");
  } catch (error) {
    logger.error({ event: "clean-up", name, removed, err: error }, "clean-up failed");
  }
}
