import { openDatabase } from "@tenon/db/client";
import { pendingMigrations } from "@tenon/db/migrations";
import { createAmbientTransaction } from "#platform/db/ambient-transaction.ts";
import { quietSession } from "#platform/db/append-events.sql.ts";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { sayAfterCommit } from "#platform/events/say-after-commit.ts";
import type { Logger } from "#platform/logging/logger.ts";
import { createMessenger } from "#platform/messenger/create-messenger.ts";
import { connectionsOf } from "./connections.ts";
import type { Env } from "./env.ts";

export type EventTimes = {
  pollMs?: number;
  keepAliveMs?: number;
  answerWithinMs?: number;
  pauseMs?: number;
};

/** The database, the ways to change it, and what servers have in common beside it. */
export function openStorage(env: Env, logger: Logger, eventTimes: EventTimes = {}) {
  const database = openDatabase({
    url: env.DATABASE_URL,
    preparesStatements: env.DATABASE_PREPARED_STATEMENTS === "on",
    poolSize: env.DATABASE_POOL_SIZE,
    connectionTimeoutMs: env.DATABASE_CONNECTION_TIMEOUT_MS,
    statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: env.DATABASE_LOCK_TIMEOUT_MS,
    idleInTransactionTimeoutMs: env.DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS,
    onPoolError: (error) =>
      logger.warn({ event: "connection-lost", err: error }, "a database connection was lost"),
    ...(env.REDIS_URL !== undefined && { name: quietSession }),
  });
  const messenger = createMessenger({
    databaseUrl: env.DATABASE_DIRECT_URL,
    statements: database.statements,
    redisUrl: env.REDIS_URL,
    limitScale: env.RATE_LIMIT_SCALE,
    logger,
    ...eventTimes,
  });
  const { wakeUps, rateLimiters, refusal: messengerRefusal } = messenger;
  const begin = createTransactionRunner(database.prisma, {
    atOnce: Math.ceil(env.DATABASE_POOL_SIZE / 2),
    maxWait: env.DATABASE_CONNECTION_TIMEOUT_MS,
  });
  const told = sayAfterCommit({ ...database, begin }, wakeUps);
  return {
    ...createAmbientTransaction(told, told.begin),
    database,
    wakeUps,
    rateLimiters,
    messengerRefusal,
    waitingTransactions: begin.waiting,
    readMigrations: () => pendingMigrations(database.pool),
    /** How many connections one server opens. */
    wantedConnections: connectionsOf(env),
    async close() {
      messenger.close();
      await database.close();
    },
  };
}
