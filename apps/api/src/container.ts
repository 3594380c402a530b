import { openDatabase } from "@tenon/db/client";
import { pendingMigrations } from "@tenon/db/migrations";
import { createAuditFeature } from "#features/audit/index.ts";
import { createAuthFeature } from "#features/auth/index.ts";
import { createSessionsFeature } from "#features/sessions/index.ts";
import { createTasksFeature } from "#features/tasks/index.ts";
import { createUsersFeature } from "#features/users/index.ts";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { createMailer } from "#platform/email/create-mailer.ts";
import { createMailRenderer } from "#platform/email/render-mail.ts";
import type { Logger } from "#platform/logging/logger.ts";
import { createArgon2Passwords } from "#platform/passwords/argon2-passwords.ts";
import { createMemoryRateLimiters } from "#platform/rate-limit/memory-rate-limiter.ts";
import { createPostgresRateLimiters } from "#platform/rate-limit/postgres-rate-limiter.ts";
import { createAccessTokens } from "#platform/tokens/access-tokens.ts";
import { createRefreshTokens } from "#platform/tokens/refresh-tokens.ts";
import { createSealedBox } from "#platform/tokens/sealed-box.ts";
import { createSigningKeyRepository } from "#platform/tokens/signing-key.repository.ts";
import { createSigningKeys } from "#platform/tokens/signing-keys.ts";
import { logCalls } from "#trpc/call-log.ts";
import type { Env } from "./env.ts";
import { createRouter } from "./router.ts";

export type Container = ReturnType<typeof createContainer>;

/** Constructs everything, once. Nothing is connected yet. */
export function createContainer(env: Env, logger: Logger) {
  const database = openDatabase({
    url: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE,
    connectionTimeoutMs: env.DATABASE_CONNECTION_TIMEOUT_MS,
    statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: env.DATABASE_LOCK_TIMEOUT_MS,
    idleInTransactionTimeoutMs: env.DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS,
    onPoolError: (error) =>
      logger.warn({ event: "connection-lost", err: error }, "a database connection was lost"),
  });
  const { prisma, sql, pool } = database;
  const rateLimiters = createPostgresRateLimiters(pool, env.RATE_LIMIT_SCALE);
  const callLimiter = createMemoryRateLimiters(env.RATE_LIMIT_SCALE)({
    name: "calls",
    points: 1200,
    seconds: 60,
  });
  const signingKeys = createSigningKeys(
    createSigningKeyRepository(prisma),
    createSealedBox(env.SECRET_KEY),
    { tokenLifetime: env.ACCESS_TOKEN_SECONDS },
  );
  const accessTokens = createAccessTokens({
    keys: signingKeys,
    issuer: env.PUBLIC_URL.origin,
    lifetime: env.ACCESS_TOKEN_SECONDS,
  });
  const { mailer, mailbox } = createMailer({
    prisma,
    server: env.SMTP_URL,
    from: env.MAIL_FROM,
    publicUrl: env.PUBLIC_URL,
  });

  const audit = createAuditFeature({ prisma, sql });
  const users = createUsersFeature({ prisma });
  const sessions = createSessionsFeature({
    prisma,
    sql,
    logger,
    refreshTokens: createRefreshTokens(env.SECRET_KEY),
    lifetimeDays: env.SESSION_DAYS,
    idleDays: env.SESSION_IDLE_DAYS,
  });
  const auth = createAuthFeature({
    users: users.repository,
    sessions: sessions.service,
    passwords: createArgon2Passwords(),
    accessTokens,
    rateLimiters,
    transaction: createTransactionRunner(prisma),
  });
  const tasks = createTasksFeature({ prisma, sql });

  return {
    database,
    mailer,
    mailbox,
    signingKeys,
    pendingMigrations: () => pendingMigrations(pool),
    router: createRouter({
      audit: audit.router,
      auth: auth.router,
      sessions: sessions.router,
      tasks: tasks.router,
      users: users.router,
    }),
    credentialChecks: { verifyToken: accessTokens.verify, findActor: sessions.service.findActor },
    limitCalls: callLimiter.consume,
    observeCall: logCalls(logger),
  };
}
