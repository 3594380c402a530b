import cluster from "node:cluster";
import closeWithGrace from "close-with-grace";
import { startMetricsServer } from "#http/metrics-server.ts";
import { createLogger } from "#platform/logging/logger.ts";
import { gatherMetrics } from "#platform/metrics/worker-metrics.ts";
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
  const { METRICS_HOST: host, METRICS_PORT: port } = env;
  const metricsServer =
    port === undefined
      ? null
      : await startMetricsServer({ host, port, metrics: gatherMetrics(), logger });
  const workers = await startWorkers({ count: env.WORKERS, logger });
  if (!workers) {
    await metricsServer?.close();
    process.exitCode = 1;
    return;
  }
  closeWithGrace({ delay: endingMs(env) + 1_000 }, async () => {
    try {
      await workers.stop();
    } finally {
      await metricsServer?.close();
    }
  });
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
