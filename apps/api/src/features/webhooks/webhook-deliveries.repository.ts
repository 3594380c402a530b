import { type Database, Prisma } from "@tenon/db/client";
import type {
  ListWebhookDeliveriesInput,
  WebhookDelivery,
  WebhookDeliveryPage,
} from "@tenon/schemas/webhooks";
import { byCreation, pageByCreation, readCursor } from "#platform/db/keyset.ts";
import type { Transaction } from "#platform/db/transaction.ts";

export type NewDelivery = Pick<WebhookDelivery, "id" | "webhookId" | "type" | "body"> & {
  /** Whose webhook it is for. */
  userId: string;
  /** Whether its owner may hear of it as an administrator only. */
  forAdmins: boolean;
};

/** A message whose turn it is to be sent, and whose webhook it is for. */
export type Turn = { id: string; userId: string; turn: number };

/** A message that is to be sent now, with where to, and for whom. */
export type SendableDelivery = Turn &
  Pick<WebhookDelivery, "webhookId" | "type" | "body" | "attempts"> & {
    url: string;
    sealedSecret: Uint8Array;
    /** Null when there is none, or not any more. */
    sealedFormerSecret: Uint8Array | null;
    isPaused: boolean;
    /** Whether the owner may still hear of it. */
    isAllowed: boolean;
  };

/** Messages of a webhook that are not delivered. */
type OfWebhook = { webhookId: string; state: "waiting" | "failed" };

/** Where a message stands in the order in which they were made. */
type Place = { createdAt: string; id: string };

/** How a try went. */
export type Attempt = Pick<
  WebhookDelivery,
  "state" | "status" | "answer" | "problem" | "durationMs" | "nextAttemptAt"
>;

export type WebhookDeliveryRepository = {
  insertAll(deliveries: NewDelivery[], tx: Transaction): Promise<void>;
  list(input: ListWebhookDeliveriesInput): Promise<WebhookDeliveryPage>;
  find(id: string, userId: string): Promise<WebhookDelivery | null>;
  /** Begins anew with one message, whatever became of it. */
  restart(id: string, tx: Transaction): Promise<Turn | null>;
  countFailed(which: { webhookId: string; since: Date }, tx: Transaction): Promise<number>;
  /** The last one in that state that was made. */
  findLast(which: OfWebhook, tx: Transaction): Promise<Place | null>;
  /** Begins anew with what is in that state, so many at most; `last` is where more may follow. */
  restartSome(
    which: OfWebhook & { after: Place; upTo: Place; limit: number },
    tx: Transaction,
  ): Promise<{ turns: Turn[]; last: Place | null }>;
  /** Null when that turn is over. */
  findSendable(id: string, turn: number): Promise<SendableDelivery | null>;
  /** Writes down how a try went, and begins the next turn; false when that turn is over. */
  note(turn: Omit<Turn, "userId">, attempt: Attempt, tx: Transaction): Promise<boolean>;
  /** Removes messages that old, a batch at a time, and says how many. */
  removeOlderThan(days: number): Promise<number>;
};

const batch = 1_000;

const columns = Prisma.sql`d.id, d.webhook_id AS "webhookId", d.type, d.body, d.state::text AS state, d.attempts,
  d.status, d.answer, d.problem, d.duration_ms AS "durationMs", d.created_at AS "createdAt",
  d.last_attempt_at AS "lastAttemptAt",
  CASE WHEN w.paused_at IS NULL AND d.state = 'waiting' THEN d.next_attempt_at END AS "nextAttemptAt"`;
const joined = Prisma.sql`webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id`;
const turnColumns = Prisma.sql`id, turn,
  (SELECT user_id FROM webhooks WHERE webhooks.id = webhook_id) AS "userId"`;
const anew = Prisma.sql`state = 'waiting', turn = turn + 1, attempts = 0, next_attempt_at = now()`;

export function createWebhookDeliveryRepository(sql: Database["sql"]): WebhookDeliveryRepository {
  return {
    async insertAll(deliveries, tx) {
      for (let from = 0; from < deliveries.length; from += batch) {
        const data = deliveries.slice(from, from + batch);
        await tx.webhookDelivery.createMany({
          data: data.map(({ id, webhookId, type, body, forAdmins }) => ({
            id,
            webhookId,
            type,
            body,
            forAdmins,
            nextAttemptAt: new Date(),
          })),
        });
      }
    },
    async list({ id, state, limit, cursor }) {
      const after = readCursor(cursor, byCreation);
      const found = await sql<WebhookDelivery>`
        SELECT ${columns} FROM ${joined}
        WHERE d.webhook_id = ${id}::uuid
          ${state === undefined ? Prisma.empty : Prisma.sql`AND d.state = ${state}::webhook_delivery_state`}
          ${after ? Prisma.sql`AND (d.created_at, d.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit + 1}`;
      return pageByCreation(found, limit);
    },
    async find(id, userId) {
      const [row] = await sql<WebhookDelivery>`
        SELECT ${columns} FROM ${joined} WHERE d.id = ${id}::uuid AND w.user_id = ${userId}::uuid`;
      return row ?? null;
    },
    async restart(id, tx) {
      const [row] = await tx.$queryRaw<Turn[]>`
        UPDATE webhook_deliveries SET ${anew} WHERE id = ${id}::uuid RETURNING ${turnColumns}`;
      return row ?? null;
    },
    countFailed: ({ webhookId, since }, tx) =>
      tx.webhookDelivery.count({
        where: { webhookId, state: "failed", createdAt: { gte: since } },
      }),
    async findLast({ webhookId, state }, tx) {
      const row = await tx.webhookDelivery.findFirst({
        where: { webhookId, state },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { createdAt: true, id: true },
      });
      return row && placeOf(row);
    },
    async restartSome({ webhookId, state, after, upTo, limit }, tx) {
      const rows = await tx.$queryRaw<(Omit<Turn, "turn"> & Restarted)[]>`
        WITH batch AS MATERIALIZED (
          SELECT id, created_at FROM webhook_deliveries
          WHERE webhook_id = ${webhookId}::uuid AND state = ${state}::webhook_delivery_state
            AND (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)
            AND (created_at, id) <= (${upTo.createdAt}::timestamptz, ${upTo.id}::uuid)
          ORDER BY created_at, id LIMIT ${limit}
        ), restarted AS (
          UPDATE webhook_deliveries d SET state = 'waiting', turn = turn + 1, next_attempt_at = now(),
            attempts = ${state === "failed" ? Prisma.sql`0` : Prisma.sql`attempts`}
          FROM batch WHERE d.id = batch.id AND d.state = ${state}::webhook_delivery_state
          RETURNING d.id, d.turn
        )
        SELECT batch.id, batch.created_at AS "createdAt", restarted.turn, w.user_id AS "userId"
        FROM batch LEFT JOIN restarted ON restarted.id = batch.id JOIN webhooks w ON w.id = ${webhookId}::uuid
        ORDER BY batch.created_at, batch.id`;
      const last = rows.length < limit ? undefined : rows.at(-1);
      return {
        turns: rows.flatMap(({ id, turn, userId }) => (turn === null ? [] : { id, turn, userId })),
        last: last ? placeOf(last) : null,
      };
    },
    async findSendable(id, turn) {
      const [row] = await sql<SendableDelivery>`
        SELECT d.id, d.webhook_id AS "webhookId", w.user_id AS "userId", d.turn, d.type, d.body, d.attempts, w.url,
          w.sealed_secret AS "sealedSecret",
          CASE WHEN w.former_secret_ends_at > now() THEN w.sealed_former_secret END AS "sealedFormerSecret",
          w.paused_at IS NOT NULL AS "isPaused",
          u.is_active AND (u.role = 'admin' OR NOT d.for_admins) AS "isAllowed"
        FROM ${joined} JOIN users u ON u.id = w.user_id
        WHERE d.id = ${id}::uuid AND d.turn = ${turn} AND d.state = 'waiting'`;
      return row ?? null;
    },
    async note({ id, turn }, { state, status, answer, problem, durationMs, nextAttemptAt }, tx) {
      const { count } = await tx.webhookDelivery.updateMany({
        where: { id, turn, state: "waiting" },
        data: {
          state,
          status,
          answer,
          problem,
          durationMs,
          nextAttemptAt,
          lastAttemptAt: new Date(),
          turn: { increment: 1 },
          attempts: { increment: 1 },
        },
      });
      return count > 0;
    },
    async removeOlderThan(days) {
      const removed = await sql<{ id: string }>`
        DELETE FROM webhook_deliveries WHERE id IN (
          SELECT id FROM webhook_deliveries
          WHERE created_at < now() - ${days}::int * interval '1 day' LIMIT ${batch})
        RETURNING id`;
      return removed.length;
    },
  };
}

/** Without a turn when it was delivered or tried meanwhile. */
type Restarted = { createdAt: Date; turn: number | null };

function placeOf({ createdAt, id }: { createdAt: Date; id: string }): Place {
  return { createdAt: createdAt.toISOString(), id };
}
