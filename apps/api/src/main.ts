import cluster from "node:cluster";
import closeWithGrace from "close-with-grace";
import { createLogger } from "#platform/logging/logger.ts";
import { type Env, parseEnv } from "./env.ts";
import { startServer } from "./server.ts";
import { startWorkers, stopWord } from "./workers.ts";

try {
  const env = parseEnv();
  await (cluster.isPrimary && env.WORKERS > 1 ? superviseWorkers(env) : serve(env));
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = 1;
  // Or the channel to the others would keep this one alive.
  cluster.worker?.disconnect();
}

async function serve(env: Env): Promise<void> {
  const server = await startServer(env);
  const { close } = closeWithGrace({ delay: endingMs(env) }, ({ err }) => server.close(err));
  if (!cluster.isWorker) return;
  process.on("message", (message) => {
    if (message === stopWord) close();
  });
}

async function superviseWorkers(env: Env): Promise<void> {
  const logger = createLogger({ level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const workers = await startWorkers({ count: env.WORKERS, logger });
  if (workers) closeWithGrace({ delay: endingMs(env) + 1_000 }, workers.stop);
  else process.exitCode = 1;
}

/** A name with several addresses fails with one error for all of them, and that has no words of its own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("\n");
  return error instanceof Error ? error.message : String(error);
}

/** Draining, and what it takes to close afterwards. */
function endingMs({ DRAIN_DELAY_MS, DRAIN_TIMEOUT_MS }: Env): number {
  return DRAIN_DELAY_MS + DRAIN_TIMEOUT_MS + 5_000;
}
