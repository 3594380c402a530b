import cluster from "node:cluster";
import { getRequestListener } from "@hono/node-server";
import type { MigrationState } from "@tenon/db/migrations";
import { createDrain } from "#http/drain.ts";
import { createLimitedServer } from "#http/limited-server.ts";
import { listenAt } from "#http/listen-at.ts";
import { type MetricsServer, startMetricsServer } from "#http/metrics-server.ts";
import { createLogger, type Logger } from "#platform/logging/logger.ts";
import type { PrometheusMetrics } from "#platform/metrics/prometheus-metrics.ts";
import { tellMetrics } from "#platform/metrics/worker-metrics.ts";
import { createApp } from "./app.ts";
import { assertConnectionsFit } from "./connections.ts";
import { createContainer } from "./container.ts";
import type { Env } from "./env.ts";
import { createReadinessCheck } from "./readiness.ts";

export type RunningServer = {
  url: URL;
  /** Answers what was accepted, then ends every connection. Calling it again waits for the same end. */
  close(cause?: Error): Promise<void>;
};

/** Listens, once the database has answered; throws when the port is taken or the database is not there. */
export async function startServer(env: Env): Promise<RunningServer> {
  const logger = createLogger({ level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const container = createContainer(env, logger);
  const server = createLimitedServer({
    maxConnections: env.MAX_CONNECTIONS,
    onFull: () =>
      logger.warn(
        { event: "connections-full", most: env.MAX_CONNECTIONS },
        "connections are refused",
      ),
  });
  const drain = createDrain(server, {
    delayMs: env.DRAIN_DELAY_MS,
    timeoutMs: env.DRAIN_TIMEOUT_MS,
  });
  const notReady = createReadinessCheck({ ...container, isDraining: drain.isDraining });
  const app = createApp({ env, logger, container, notReady });
  const answer = getRequestListener(app.fetch);
  server.on("request", (request, response) => void answer(request, response));

  let metricsServer: MetricsServer | null = null;
  try {
    await assertMigrated(container.readMigrations);
    await assertConnectionsFit(container.database.sql, env);
    await assertMessengerUsable(container.messengerRefusal);
    await Promise.all([container.signingKeys.current(), container.jobs.open()]);
    if (env.JOB_WORKER === "on") {
      await container.jobs.work();
      container.webhookWatch.start();
    }
    metricsServer = await exposeMetrics(container.metrics, { env, logger });
    await listenAt(server, { host: env.HOST, port: env.PORT, variable: "PORT" });
  } catch (error) {
    await container.close();
    await metricsServer?.close();
    throw error;
  }
  const mail = container.mailbox ? "kept at /dev/mail" : "sent";
  logger.info({ event: "listening", host: env.HOST, port: env.PORT, mail }, "listening");

  let closing: Promise<void> | undefined;
  return { url: env.PUBLIC_URL, close: (cause) => (closing ??= close(cause)) };

  async function close(cause: Error | undefined): Promise<void> {
    if (cause) {
      logger.error({ event: "uncaught", err: cause }, "stopping for an error that nobody caught");
    }
    logger.info({ event: "draining" }, "draining");
    container.eventStreams.end();
    await Promise.all([drain.run(), container.jobs.stopWork()]);
    await container.close();
    await metricsServer?.close();
    logger.info({ event: "stopped" }, "stopped");
    logger.flush();
  }
}

/** What a worker has counted is told by the process that has the workers. */
async function exposeMetrics(
  metrics: PrometheusMetrics | null,
  { env, logger }: { env: Env; logger: Logger },
): Promise<MetricsServer | null> {
  const { METRICS_HOST: host, METRICS_PORT: port } = env;
  if (!metrics || port === undefined) return null;
  if (cluster.isPrimary) return startMetricsServer({ host, port, metrics, logger });
  tellMetrics(metrics);
  return null;
}

async function assertMigrated(readMigrations: () => Promise<MigrationState>): Promise<void> {
  const { pending, failed } = await readMigrations();
  if (pending.length + failed.length === 0) return;
  const names = [...failed.map((name) => `${name} (failed half-way)`), ...pending].join(", ");
  throw new Error(`The database lacks migrations: ${names}. Apply them: npm run db -- migrate up`);
}

/** One that is away is no reason to be away as well; a wrong password or certificate would never be noticed. */
async function assertMessengerUsable(refusal: () => Promise<string | null>): Promise<void> {
  const reason = await refusal();
  if (reason !== null) throw new Error(`REDIS_URL: Redis can't be used. ${reason}`);
}
