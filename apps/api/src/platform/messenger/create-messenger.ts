import type { NamedStatements } from "@tenon/db/statement-names";
import { createPostgresWakeUps } from "#platform/events/postgres-wake-ups.ts";
import { createRedisWakeUps } from "#platform/events/redis-wake-ups.ts";
import { shareWakeUps } from "#platform/events/shared-wake-ups.ts";
import type { WakeUps } from "#platform/events/wake-ups.ts";
import type { Logger } from "#platform/logging/logger.ts";
import { createPostgresRateLimiters } from "#platform/rate-limit/postgres-rate-limiter.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import { createRedisRateLimiters } from "#platform/rate-limit/redis-rate-limiter.ts";
import { createRedisConnection } from "./redis-connection.ts";

/** What servers have in common beside what they store. */
export type Messenger = {
  wakeUps: WakeUps;
  rateLimiters: RateLimiterFactory;
  /** What stands against using it and no time will mend; null when nothing does, or when it is away. */
  refusal(): Promise<string | null>;
  close(): void;
};

type Options = {
  /** Of the database itself: a pooler lets nobody listen. */
  databaseUrl: string;
  statements: NamedStatements;
  /** Without it, Postgres is the messenger, too. */
  redisUrl: string | undefined;
  limitScale: number;
  logger: Pick<Logger, "warn" | "info">;
  keepAliveMs?: number;
  answerWithinMs?: number;
  pauseMs?: number;
};

/** Picks the driver. */
export function createMessenger({
  databaseUrl,
  statements,
  redisUrl,
  limitScale,
  logger,
  ...times
}: Options): Messenger {
  if (redisUrl === undefined) {
    return {
      wakeUps: shareWakeUps(createPostgresWakeUps({ url: databaseUrl, logger, ...times })),
      rateLimiters: createPostgresRateLimiters(statements, limitScale),
      refusal: async () => null,
      close() {},
    };
  }
  const connection = createRedisConnection({ url: redisUrl, logger, ...times });
  return {
    wakeUps: shareWakeUps(createRedisWakeUps({ connection, logger, ...times })),
    rateLimiters: createRedisRateLimiters(connection, limitScale),
    refusal: connection.refusal,
    close: connection.close,
  };
}
