import { type Database, Prisma } from "@tenon/db/client";
import {
  type UpdateWebhookInput,
  type Webhook,
  type WebhookDeliveryState,
  WebhookEvent,
  type WebhookPauseReason,
} from "@tenon/schemas/webhooks";
import type { Transaction } from "#platform/db/transaction.ts";

type SealedSecret = Uint8Array<ArrayBuffer>;

export type NewWebhook = Pick<Webhook, "id" | "url" | "description" | "events"> & {
  userId: string;
  sealedSecret: SealedSecret;
};

/** A webhook as an operator looks at it; of messages, no more than so many are counted. */
export type WatchedWebhook = Pick<
  Webhook,
  "id" | "url" | "pausedAt" | "pauseReason" | "failingSince" | "createdAt"
> & {
  owner: { userId: string; email: string };
  waiting: number;
  failed: number;
};

/** Whose webhook, and perhaps in which version. */
type Which = { id: string; userId: string; version?: number | undefined };

export type WebhookChanges = Omit<UpdateWebhookInput, "id" | "version">;

export type WebhookRepository = {
  insert(webhook: NewWebhook, tx: Transaction): Promise<Webhook>;
  /** An account's webhooks. */
  count(userId: string, tx: Transaction): Promise<number>;
  /** All of an account, the oldest first. */
  listAll(userId: string): Promise<Webhook[]>;
  find(id: string, userId: string): Promise<Webhook | null>;
  /** The same, held until the transaction ends. */
  hold(which: Which, tx: Transaction): Promise<Webhook | null>;
  /** Whosever it is. */
  findWithOwner(id: string): Promise<(Webhook & { userId: string }) | null>;
  /** Null when the account has no such webhook, or none of that version. */
  update(which: Which, changes: WebhookChanges, tx: Transaction): Promise<Webhook | null>;
  /** Keeps the present secret as the former one for so many hours. Null when there is no such webhook. */
  replaceSecret(
    which: Which,
    secret: { sealed: SealedSecret; keptHours: number },
    tx: Transaction,
  ): Promise<Webhook | null>;
  /** The webhook that was removed; null when the account has none such. */
  remove(which: Which, tx: Transaction): Promise<Webhook | null>;
  /** All of an account; answers where they led. */
  removeAll(userId: string, tx: Transaction): Promise<Pick<Webhook, "url">[]>;
  /** Answers whether it was at work until now. */
  pause(id: string, reason: WebhookPauseReason, tx: Transaction): Promise<boolean>;
  /** Notes whether messages get through, and says since when they don't. */
  noteHealth(id: string, isFailing: boolean, tx: Transaction): Promise<Date | null>;
  /** Of everybody's: whose messages don't get through, which are paused, and how many messages wait, up to so many. */
  countTroubled(): Promise<{ failing: number; paused: number; waiting: number }>;
  /** Everybody's, those that are paused or fail first, then the newest. */
  listWatched(limit: number): Promise<WatchedWebhook[]>;
  findWatched(id: string): Promise<WatchedWebhook | null>;
};

export function createWebhookRepository(prisma: Database["prisma"]): WebhookRepository {
  return {
    async insert(webhook, tx) {
      return toWebhook(await tx.webhook.create({ data: webhook, select: fields }));
    },
    count: (userId, tx) => tx.webhook.count({ where: { userId } }),
    async listAll(userId) {
      const rows = await prisma.webhook.findMany({
        where: { userId },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: fields,
      });
      return rows.map(toWebhook);
    },
    async find(id, userId) {
      const row = await prisma.webhook.findFirst({ where: { id, userId }, select: fields });
      return row && toWebhook(row);
    },
    async hold({ id, userId }, tx) {
      const held = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM webhooks WHERE id = ${id}::uuid AND user_id = ${userId}::uuid FOR NO KEY UPDATE`;
      return held.length === 0 ? null : read(id, tx);
    },
    async findWithOwner(id) {
      const row = await prisma.webhook.findUnique({
        where: { id },
        select: { ...fields, userId: true },
      });
      return row && { ...toWebhook(row), userId: row.userId };
    },
    async update({ id, userId, version }, changes, tx) {
      const changed = await tx.$executeRaw`
        UPDATE webhooks SET ${assignments(changes)}
        WHERE id = ${id}::uuid AND user_id = ${userId}::uuid
          ${version === undefined ? Prisma.empty : Prisma.sql`AND version = ${version}`}`;
      return changed === 0 ? null : read(id, tx);
    },
    async replaceSecret({ id, userId }, { sealed, keptHours }, tx) {
      const changed = await tx.$executeRaw`
        UPDATE webhooks SET sealed_former_secret = sealed_secret, sealed_secret = ${sealed},
          former_secret_ends_at = now() + ${keptHours}::int * interval '1 hour',
          updated_at = now(), version = version + 1
        WHERE id = ${id}::uuid AND user_id = ${userId}::uuid`;
      return changed === 0 ? null : read(id, tx);
    },
    async remove({ id, userId }, tx) {
      const row = await tx.webhook.findFirst({ where: { id, userId }, select: fields });
      const { count } = await tx.webhook.deleteMany({ where: { id, userId } });
      return count > 0 && row ? toWebhook(row) : null;
    },
    removeAll: (userId, tx) => tx.$queryRaw<Pick<Webhook, "url">[]>`
      DELETE FROM webhooks WHERE user_id = ${userId}::uuid RETURNING url`,
    async pause(id, reason, tx) {
      const paused = await tx.$executeRaw`
        UPDATE webhooks SET paused_at = now(), pause_reason = ${reason}::webhook_pause_reason,
          updated_at = now(), version = version + 1
        WHERE id = ${id}::uuid AND paused_at IS NULL`;
      return paused > 0;
    },
    async noteHealth(id, isFailing, tx) {
      await tx.$executeRaw`
        UPDATE webhooks SET failing_since = ${isFailing ? Prisma.sql`now()` : Prisma.sql`NULL`}
        WHERE id = ${id}::uuid AND (failing_since IS NULL) = ${isFailing}`;
      const row = await tx.webhook.findUnique({ where: { id }, select: { failingSince: true } });
      return row?.failingSince ?? null;
    },
    async countTroubled() {
      const [failing, paused, waiting] = await Promise.all([
        prisma.webhook.count({ where: { failingSince: { not: null }, pausedAt: null } }),
        prisma.webhook.count({ where: { pausedAt: { not: null } } }),
        prisma.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int FROM (
            SELECT FROM webhooks w, LATERAL (
              SELECT FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'waiting' LIMIT ${mostCounted}
            ) AS one WHERE w.paused_at IS NULL LIMIT ${mostCounted}
          ) AS waiting`,
      ]);
      return { failing, paused, waiting: waiting[0]?.count ?? 0 };
    },
    listWatched: (limit) => prisma.$queryRaw<WatchedWebhook[]>`
      SELECT ${watched}
      ORDER BY w.paused_at IS NULL AND w.failing_since IS NULL, w.created_at DESC, w.id LIMIT ${limit}`,
    async findWatched(id) {
      const [webhook] = await prisma.$queryRaw<WatchedWebhook[]>`
        SELECT ${watched} WHERE w.id = ${id}::uuid`;
      return webhook ?? null;
    },
  };

  async function read(id: string, tx: Transaction): Promise<Webhook | null> {
    const row = await tx.webhook.findUnique({ where: { id }, select: fields });
    return row && toWebhook(row);
  }
}

const mostCounted = 10_000;

const watched = Prisma.sql`w.id, w.url, w.paused_at AS "pausedAt", w.pause_reason::text AS "pauseReason",
    w.failing_since AS "failingSince", w.created_at AS "createdAt",
    json_build_object('userId', u.id, 'email', u.email) AS owner,
    ${countOf("waiting")} AS waiting, ${countOf("failed")} AS failed
  FROM webhooks w JOIN users u ON u.id = w.user_id`;

function countOf(state: WebhookDeliveryState): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (
    SELECT FROM webhook_deliveries d
    WHERE d.webhook_id = w.id AND d.state = ${state}::webhook_delivery_state LIMIT ${mostCounted}) AS one)`;
}

const fields = {
  id: true,
  url: true,
  description: true,
  events: true,
  pausedAt: true,
  pauseReason: true,
  failingSince: true,
  formerSecretEndsAt: true,
  createdAt: true,
  updatedAt: true,
  version: true,
} satisfies Prisma.WebhookSelect;

type WebhookRow = Prisma.WebhookGetPayload<{ select: typeof fields }>;

function toWebhook({ events, formerSecretEndsAt: endsAt, ...row }: WebhookRow): Webhook {
  return {
    ...row,
    events: WebhookEvent.options.filter((event) => events.includes(event)),
    formerSecretEndsAt: endsAt && endsAt.getTime() > Date.now() ? endsAt : null,
  };
}

/** To resume one that is at work changes nothing: it hears from when it began. */
function assignments({ url, description, events, paused }: WebhookChanges): Prisma.Sql {
  return Prisma.join([
    Prisma.sql`updated_at = now(), version = version + 1`,
    ...(url === undefined ? [] : [Prisma.sql`url = ${url}`]),
    ...(description === undefined ? [] : [Prisma.sql`description = ${description}`]),
    ...(events === undefined ? [] : [Prisma.sql`events = ${events}::text[]`]),
    ...(paused === undefined ? [] : [paused ? pausing : resuming]),
  ]);
}

const pausing = Prisma.sql`paused_at = coalesce(paused_at, now()), pause_reason = coalesce(pause_reason, 'owner')`;
const resuming = Prisma.sql`paused_at = NULL, pause_reason = NULL, failing_since = NULL,
  hears_from = CASE WHEN paused_at IS NULL THEN hears_from ELSE clock_timestamp() END`;
