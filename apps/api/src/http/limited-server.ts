import { createServer, type Server } from "node:http";

type Options = {
  /** One that comes beside so many is closed at once. */
  maxConnections: number;
  /** Told of the first connection that was closed for that, and at most once a minute. */
  onFull: () => void;
  maxRequestsPerConnection?: number;
  headersTimeoutMs?: number;
  checkIntervalMs?: number;
};

/** A server that a client can't hold up: not by connections without end, nor by headers or a body drop by drop. */
export function createLimitedServer({
  maxConnections,
  onFull,
  maxRequestsPerConnection = 1_000,
  headersTimeoutMs = 10_000,
  checkIntervalMs = 5_000,
}: Options): Server {
  const server = createServer({
    headersTimeout: headersTimeoutMs,
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
    connectionsCheckingInterval: checkIntervalMs,
  });
  server.maxConnections = maxConnections;
  server.maxRequestsPerSocket = maxRequestsPerConnection;
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on("drop", () => {
    if (performance.now() - toldAt < 60_000) return;
    toldAt = performance.now();
    onFull();
  });
  return server;
}
