import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { Logger } from "#platform/logging/logger.ts";
import type { PrometheusMetrics } from "#platform/metrics/prometheus-metrics.ts";
import { listenAt } from "./listen-at.ts";

export type MetricsServer = { close(): Promise<void> };

type Options = {
  host: string;
  port: number;
  metrics: Pick<PrometheusMetrics, "expose">;
  logger: Pick<Logger, "info" | "error">;
};

/** `GET /metrics` for Prometheus, at a port that the public has no way to. Throws when the port is taken. */
export async function startMetricsServer({
  host,
  port,
  metrics,
  logger,
}: Options): Promise<MetricsServer> {
  const server = createServer(limits, ({ method, url }, response) => {
    if (url?.split("?", 1)[0] !== "/metrics") return refuse(response, 404);
    if (method !== "GET" && method !== "HEAD") return refuse(response, 405);
    void answer(response);
  });
  await listenAt(server, { host, port, variable: "METRICS_PORT" });
  logger.info({ event: "metrics-listening", host, port }, "metrics are at /metrics");

  return {
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  async function answer(response: ServerResponse): Promise<void> {
    try {
      const { contentType, text } = await metrics.expose();
      response.writeHead(200, { "Content-Type": contentType, "Cache-Control": "no-store" });
      response.end(text);
    } catch (error) {
      logger.error({ event: "metrics-failed", err: error }, "metrics can't be told");
      refuse(response, 500);
    }
  }
}

const limits = { headersTimeout: 10_000, requestTimeout: 10_000, keepAliveTimeout: 75_000 };

const sentences = {
  404: "There is nothing but /metrics here.\n",
  405: "Metrics are read with GET.\n",
  500: "The metrics can't be told right now.\n",
};

function refuse(response: ServerResponse, status: keyof typeof sentences): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    ...(status === 405 && { Allow: "GET, HEAD" }),
  });
  response.end(sentences[status]);
}
