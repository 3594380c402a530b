import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { EventHearing } from "#features/events/index.ts";
import type { SessionService } from "#features/sessions/index.ts";
import type { UserRepository } from "#features/users/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { Mailer } from "#platform/email/mailer.ts";
import type { MailRenderer } from "#platform/email/render-mail.ts";
import type { EventLog } from "#platform/events/event-log.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import type { Destinations } from "#platform/outbound/destinations.ts";
import type { Poster } from "#platform/outbound/post.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import type { WebhookSecrets } from "#platform/tokens/webhook-secrets.ts";
import { createWebhookCursorRepository } from "./webhook-cursor.repository.ts";
import {
  createWebhookDeliveryRepository,
  type WebhookDeliveryRepository,
} from "./webhook-deliveries.repository.ts";
import {
  createWebhookDeliveryService,
  type WebhookDeliveryService,
} from "./webhook-deliveries.service.ts";
import { createWebhookDispatch } from "./webhook-dispatch.service.ts";
import { createWebhookMails } from "./webhook-mails.service.ts";
import { createWebhookRestarts } from "./webhook-restarts.service.ts";
import { createWebhookSender } from "./webhook-sender.service.ts";
import { createWebhookJobs, createWebhookMailJobs } from "./webhooks.jobs.ts";
import {
  createWebhookRepository,
  type WatchedWebhook,
  type WebhookRepository,
} from "./webhooks.repository.ts";
import { createWebhooksRouter } from "./webhooks.router.ts";
import { createWebhookService, type WebhookService } from "./webhooks.service.ts";

export type {
  WatchedWebhook,
  WebhookDeliveryRepository,
  WebhookDeliveryService,
  WebhookRepository,
  WebhookService,
};

type Dependencies = Pick<Database, "prisma" | "sql"> & {
  users: Pick<UserRepository, "findById">;
  isFor: EventHearing["isFor"];
  sessions: Pick<SessionService, "hold">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
  log: Pick<EventLog, "readAfter">;
  jobs: JobQueue;
  mailer: Pick<Mailer, "send">;
  render: MailRenderer;
  publicUrl: URL;
  secrets: WebhookSecrets;
  destinations: Pick<Destinations, "refusalOf">;
  post: Poster;
  rateLimiters: RateLimiterFactory;
  metrics: Pick<Metrics, "counter">;
  giveUpMs?: number | undefined;
};

export function createWebhooksFeature({
  prisma,
  sql,
  isFor,
  log,
  rateLimiters,
  ...rest
}: Dependencies) {
  const webhooks = createWebhookRepository(prisma);
  const stored = createWebhookDeliveryRepository(sql);
  const cursors = createWebhookCursorRepository(sql);
  const mails = createWebhookMails({ webhooks, ...rest });
  const limitTests = rateLimiters({ name: "webhook-test", points: 20, seconds: 60 });
  const restarts = createWebhookRestarts({ deliveries: stored, ...rest });
  const service = createWebhookService({ webhooks, cursors, restarts, ...rest });
  const deliveries = createWebhookDeliveryService({
    webhooks: service,
    deliveries: stored,
    restarts,
    limitTests,
    ...rest,
  });
  const sender = createWebhookSender({ webhooks, deliveries: stored, mails, ...rest });
  const { dispatch } = createWebhookDispatch({ log, cursors, deliveries: stored, isFor, ...rest });
  return {
    repository: webhooks,
    deliveries: stored,
    service,
    deliveryService: deliveries,
    dispatch,
    jobs: createWebhookJobs(sender, restarts),
    mailJobs: createWebhookMailJobs(mails),
    router: createWebhooksRouter(service, deliveries),
  };
}
