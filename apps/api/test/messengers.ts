import { openDatabase } from "@tenon/db/client";
import { createTestDatabase } from "@tenon/db/testing/test-database";
import type { Logger } from "#platform/logging/logger.ts";
import { createRedisConnection } from "#platform/messenger/redis-connection.ts";
import { createPostgresRateLimiters } from "#platform/rate-limit/postgres-rate-limiter.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import { createRedisRateLimiters } from "#platform/rate-limit/redis-rate-limiter.ts";
import { startDatabaseProxy } from "./database-proxy.ts";
import { redisProgram, startRedisServer } from "./redis-server.ts";

/** What carries wake-ups and counts limits for several servers, and how it fails. */
export type TriedMessenger = AsyncDisposable & {
  /** The environment of a server. */
  near: Record<string, string>;
  /** Of one whose line to the messenger can fall silent. */
  far: Record<string, string>;
  /** As another process would have them. */
  openLimiters(): AsyncDisposable & { limiters: RateLimiterFactory };
  /** Cuts the connection that hears. */
  cut(): Promise<unknown>;
  /** Lets the far connections that hear fall silent; answers how many. */
  silenceListeners(): number;
  /** How many hear. */
  listening(): Promise<number>;
  stop(): Promise<void>;
  start(): Promise<void>;
};

export const messengers: { title: string; start: null | (() => Promise<TriedMessenger>) }[] = [
  { title: "with Postgres alone", start: startPostgres },
  redisProgram === null
    ? { title: "with Redis (left out: no redis-server, no valkey-server here)", start: null }
    : { title: "with Redis", start: startRedis },
];

const quick = { answerWithinMs: 500, pauseMs: 20 };
const silent: Pick<Logger, "warn" | "info"> = { warn: () => {}, info: () => {} };

async function startPostgres(): Promise<TriedMessenger> {
  const database = await createTestDatabase();
  const proxy = await startDatabaseProxy(database.url);
  const ofListeners = "datname = current_database() AND application_name = 'tenon events'";
  return {
    near: { DATABASE_URL: database.url },
    far: { DATABASE_URL: proxy.url },
    openLimiters() {
      const { pool, close } = openDatabase({ url: proxy.url, connectionTimeoutMs: 500 });
      return { limiters: createPostgresRateLimiters(pool), [Symbol.asyncDispose]: close };
    },
    cut: () =>
      database.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ofListeners}`,
      ),
    silenceListeners: proxy.silenceListeners,
    async listening() {
      const { rowCount } = await database.pool.query(
        `SELECT FROM pg_stat_activity WHERE ${ofListeners} AND state = 'idle' AND query <> ''`,
      );
      return rowCount ?? 0;
    },
    stop: proxy.stop,
    start: proxy.start,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await database.close();
    },
  };
}

async function startRedis(): Promise<TriedMessenger> {
  const database = await createTestDatabase();
  const server = await startRedisServer();
  const proxy = await startDatabaseProxy(server.url);
  const beside = createRedisConnection({ url: server.url, logger: silent, ...quick });
  await beside.open();
  return {
    near: { DATABASE_URL: database.url, REDIS_URL: server.url },
    far: { DATABASE_URL: database.url, REDIS_URL: proxy.url },
    openLimiters() {
      const connection = createRedisConnection({ url: proxy.url, logger: silent, ...quick });
      return {
        limiters: createRedisRateLimiters(connection),
        [Symbol.asyncDispose]: async () => connection.close(),
      };
    },
    cut: () => beside.redis.call("CLIENT", "KILL", "TYPE", "pubsub"),
    silenceListeners: proxy.silenceListeners,
    async listening() {
      const [, count] = await beside.redis.pubsub("NUMSUB", "tenon_events");
      return Number(count);
    },
    stop: server.kill,
    start: server.start,
    async [Symbol.asyncDispose]() {
      beside.close();
      await proxy[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await database.close();
    },
  };
}
