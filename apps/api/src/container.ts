import { createAccountMailsFeature } from "#features/account-mails/index.ts";
import { createApiKeysFeature } from "#features/api-keys/index.ts";
import { createAuditFeature } from "#features/audit/index.ts";
import { createAuthFeature } from "#features/auth/index.ts";
import { createCommentsFeature } from "#features/comments/index.ts";
import { createEventsFeature } from "#features/events/index.ts";
import { createIdentitiesFeature } from "#features/identities/index.ts";
import { createOperatorFeature } from "#features/operator/index.ts";
import { createOrderMailsFeature } from "#features/order-mails/index.ts";
import { createOrderRepository, createOrdersFeature } from "#features/orders/index.ts";
import { createPostsFeature } from "#features/posts/index.ts";
import { createProductsFeature } from "#features/products/index.ts";
import { createSessionsFeature } from "#features/sessions/index.ts";
import { createSystemFeature } from "#features/system/index.ts";
import { createTasksFeature } from "#features/tasks/index.ts";
import {
  createCurrentPassword,
  createUserRepository,
  createUsersFeature,
} from "#features/users/index.ts";
import { createWebhooksFeature } from "#features/webhooks/index.ts";
import { readServerFacts } from "#platform/db/server-facts.ts";
import { createMailer } from "#platform/email/create-mailer.ts";
import { createMailRenderer } from "#platform/email/render-mail.ts";
import { createEventFeed } from "#platform/events/event-feed.ts";
import { createEventLog } from "#platform/events/event-log.ts";
import { createEventStreams } from "#platform/events/event-streams.ts";
import { createEventWatch } from "#platform/events/event-watch.ts";
import { createIdempotency } from "#platform/idempotency/idempotency.ts";
import { removeOldIdempotencyRecords } from "#platform/idempotency/old-records.ts";
import { scheduleCleanUp } from "#platform/jobs/clean-up.ts";
import { createPgBossJobs } from "#platform/jobs/pg-boss-jobs.ts";
import type { Logger } from "#platform/logging/logger.ts";
import { createMetrics } from "#platform/metrics/create-metrics.ts";
import { gaugeAll } from "#platform/metrics/gauges.ts";
import { createDestinations } from "#platform/outbound/destinations.ts";
import { createPoster } from "#platform/outbound/post.ts";
import { createArgon2Passwords } from "#platform/passwords/argon2-passwords.ts";
import { isCommonPassword } from "#platform/passwords/common-passwords.ts";
import { createLimits } from "#platform/rate-limit/create-limits.ts";
import { removeExpiredRateLimits } from "#platform/rate-limit/expired-rate-limits.ts";
import { createPlaces } from "#platform/rate-limit/places.ts";
import { createApiKeySecrets } from "#platform/tokens/api-key-secrets.ts";
import { createTokens } from "#platform/tokens/create-tokens.ts";
import { createIssuerTokens } from "#platform/tokens/issuer-tokens.ts";
import { createOneTimeTokenRepository } from "#platform/tokens/one-time-token.repository.ts";
import type { SigningKeyTimes } from "#platform/tokens/signing-keys.ts";
import { version } from "#platform/version.ts";
import { logCalls } from "#trpc/call-log.ts";
import { measureCalls } from "#trpc/call-metrics.ts";
import { observeCalls } from "#trpc/call-observer.ts";
import type { Env } from "./env.ts";
import { createRouter } from "./router.ts";
import { type EventTimes, openStorage } from "./storage.ts";

export type Container = ReturnType<typeof createContainer>;

type Options = {
  signingKeyTimes?: SigningKeyTimes;
  streamTimes?: { recheckMs?: number; perUser?: number; perProcess?: number };
  eventTimes?: EventTimes;
  webhookTimes?: { timeoutMs?: number; giveUpMs?: number };
  passwordCost?: { memoryCost?: number; timeCost?: number };
};

/** Constructs everything, once. Nothing is connected yet. */
export function createContainer(
  env: Env,
  logger: Logger,
  { signingKeyTimes, streamTimes, eventTimes, webhookTimes, passwordCost }: Options = {},
) {
  const storage = openStorage(env, logger, eventTimes);
  const { database, wakeUps, prisma, sql, transaction, surround } = storage;
  const { metrics, exposed } = createMetrics({ isWatched: env.METRICS_PORT !== undefined });
  const { rateLimiters, limitCalls } = createLimits({
    shared: storage.rateLimiters,
    scale: env.RATE_LIMIT_SCALE,
    metrics,
  });
  const ofSecretKey = createTokens({
    prisma: database.prisma,
    secretKey: env.SECRET_KEY,
    issuer: env.PUBLIC_URL.origin,
    lifetime: env.ACCESS_TOKEN_SECONDS,
    signingKeyTimes,
  });
  const { mailer, mailbox, sentMails } = createMailer({
    prisma,
    server: env.SMTP_URL,
    from: env.MAIL_FROM,
    publicUrl: env.PUBLIC_URL,
    metrics,
  });
  const jobs = createPgBossJobs({
    databaseUrl: env.DATABASE_DIRECT_URL,
    logger,
    metrics,
    works: env.JOB_WORKER === "on",
    handlers: () => [...mails.jobs, ...orderMails.jobs, ...webhooks.jobs, ...webhooks.mailJobs],
    schedules: () => [cleanUp],
    concurrency: env.JOB_CONCURRENCY,
    stopTimeoutMs: env.DRAIN_TIMEOUT_MS,
  });

  const eventLog = createEventLog(database.sql, logger);
  const eventFeed = createEventFeed({ log: eventLog, logger, wakeUps, ...eventTimes });
  const eventStreams = createEventStreams({ feed: eventFeed, log: eventLog, ...streamTimes });
  const passwords = createArgon2Passwords({ processes: env.WORKERS, ...passwordCost });
  const storedTokens = createOneTimeTokenRepository(prisma);
  const { accessTokens, oneTimeTokens: tokens, signingKeys } = ofSecretKey;
  const users = createUserRepository({ prisma, sql });
  const currentPassword = createCurrentPassword({ users, passwords, rateLimiters });

  const audit = createAuditFeature({ prisma, sql });
  const kept = { prisma, sql, transaction, audit: audit.service };
  const render = createMailRenderer({ publicUrl: env.PUBLIC_URL });
  const mailing = { users, jobs: jobs.queue, mailer, render, publicUrl: env.PUBLIC_URL };
  const sessions = createSessionsFeature({
    ...kept,
    logger,
    refreshTokens: ofSecretKey.refreshTokens,
    lifetimeDays: env.SESSION_DAYS,
    idleDays: env.SESSION_IDLE_DAYS,
  });
  const inPerson = { ...kept, sessions: sessions.service };
  const apiKeys = createApiKeysFeature({ ...inPerson, logger, secrets: createApiKeySecrets() });
  const issuerTokens = createIssuerTokens(env.TRUSTED_ISSUERS);
  const identities = createIdentitiesFeature({ ...kept, users, tokens: issuerTokens });
  const tasks = createTasksFeature({ ...kept, rateLimiters, places: createPlaces });
  const posts = createPostsFeature(kept);
  const products = createProductsFeature(kept);
  const storedOrders = createOrderRepository(sql);
  const orderMails = createOrderMailsFeature({ ...mailing, findOrder: storedOrders.find });
  const orders = createOrdersFeature({
    orders: storedOrders,
    mails: orderMails.service,
    audit: audit.service,
    transaction,
  });
  const comments = createCommentsFeature(kept);
  const events = createEventsFeature(eventStreams);
  const destinations = createDestinations({
    privateNetworks: env.WEBHOOK_PRIVATE_NETWORKS,
    httpsOnly: env.NODE_ENV === "production",
  });
  const webhooks = createWebhooksFeature({
    ...inPerson,
    ...mailing,
    isFor: events.isFor,
    log: eventLog,
    secrets: ofSecretKey.webhookSecrets,
    destinations,
    post: createPoster(destinations, webhookTimes),
    rateLimiters,
    metrics,
    giveUpMs: webhookTimes?.giveUpMs,
  });
  const webhookWatch = createEventWatch({ look: webhooks.dispatch, wakeUps, logger });
  const mails = createAccountMailsFeature({ ...kept, ...mailing, tokens, storedTokens });
  const accounts = createUsersFeature({
    ...inPerson,
    users,
    mails: mails.service,
    currentPassword,
    rateLimiters,
    exported: {
      apiKeys: apiKeys.repository.listAll,
      webhooks: webhooks.repository.listAll,
      identities: identities.repository.listAll,
      activity: (userId) => audit.repository.listActivity(userId, 1000),
      sessions: sessions.service.export,
      posts: posts.repository.listWritten,
      comments: comments.repository.listWritten,
      orders: (id, page) => storedOrders.list(id, { ...page, scope: "own", order: "asc" }),
      tasks: tasks.repository.listCreated,
    },
  });
  const auth = createAuthFeature({
    ...inPerson,
    users,
    apiKeys: apiKeys.service,
    webhooks: webhooks.service,
    mails: mails.service,
    passwords,
    isCommonPassword,
    currentPassword,
    tokens,
    storedTokens,
    accessTokens,
    rateLimiters,
  });

  const operator = createOperatorFeature({
    users,
    accounts: accounts.service,
    mails: mails.service,
    newPasswords: auth.newPasswords,
    signingKeys,
    audit: audit.service,
    taskCsv: tasks.csv,
    webhooks: {
      webhooks: webhooks.repository,
      stored: webhooks.deliveries,
      service: webhooks.service,
      deliveries: webhooks.deliveryService,
    },
    transaction,
    surround,
  });

  const cleanUp = scheduleCleanUp(
    [
      { name: "sessions", run: () => sessions.repository.removeEnded(30) },
      { name: "api-keys", run: () => apiKeys.repository.removeEnded(90) },
      { name: "one-time-tokens", run: storedTokens.removeExpired },
      { name: "audit-entries", run: () => audit.repository.removeOlderThan(env.AUDIT_DAYS) },
      { name: "idempotency-records", run: () => removeOldIdempotencyRecords(sql) },
      { name: "events", run: eventLog.removeOld },
      { name: "webhook-deliveries", run: () => webhooks.deliveries.removeOlderThan(30) },
      { name: "orphaned-drafts", run: () => posts.repository.removeOrphanedDrafts() },
      { name: "sent-mails", run: () => sentMails.removeOlderThan(30) },
      { name: "rate-limits", run: () => removeExpiredRateLimits(sql) },
    ],
    logger,
  );

  const system = createSystemFeature({
    version,
    wantedConnections: storage.wantedConnections,
    readServer: () => readServerFacts(database.sql),
    readMigrations: storage.readMigrations,
    jobs: jobs.watch,
    mailKinds: () =>
      [...mails.jobs, ...orderMails.jobs, ...webhooks.mailJobs].map(({ kind }) => kind.name),
    lastCleanUp: () => jobs.watch.lastDone(cleanUp.name),
    countStreams: eventStreams.count,
    countEvents: eventLog.measure,
    countWebhooks: webhooks.repository.countTroubled,
    countSentMails: sentMails.countSince,
    countRefusedSignIns: (since) => audit.repository.countSince("session.refused", since),
  });

  gaugeAll(metrics, { ...storage, version, eventStreams, eventLog, jobs: jobs.watch, logger });
  const router = createRouter({
    apiKeys: apiKeys.router,
    audit: audit.router,
    auth: auth.router,
    comments: comments.router,
    events: events.router,
    orders: orders.router,
    posts: posts.router,
    products: products.router,
    sessions: sessions.router,
    system: system.router,
    tasks: tasks.router,
    users: accounts.router,
    webhooks: webhooks.router,
  });

  return {
    database,
    metrics: exposed,
    jobs,
    cleanUp,
    mailer,
    mailbox,
    mails: mails.service,
    operator: operator.service,
    operatorWebhooks: operator.webhooks,
    signingKeys,
    eventStreams,
    dispatchWebhooks: webhooks.dispatch,
    webhookWatch,
    readMigrations: storage.readMigrations,
    messengerRefusal: storage.messengerRefusal,
    router,
    credentialChecks: {
      verifyToken: accessTokens.verify,
      findActor: sessions.service.findActor,
      findKeyActor: apiKeys.service.findActor,
      isIssued: issuerTokens.names,
      findIssuedActor: identities.service.findActor,
    },
    idempotency: createIdempotency(surround, ofSecretKey.box),
    limitCalls,
    observeCall: observeCalls(measureCalls(metrics, router), logCalls(logger)),
    /** Lets running jobs end, then gives every thread and connection back. */
    async close() {
      eventStreams.end();
      eventFeed.close();
      await webhookWatch.stop();
      await jobs.close();
      mailer.close();
      await passwords.close();
      await storage.close();
    },
  };
}
