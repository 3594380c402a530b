import { type Database, Prisma } from "@tenon/db/client";
import type { UserRole } from "@tenon/schemas/users";
import type { Transaction } from "#platform/db/transaction.ts";
import type { EventPosition } from "#platform/events/events.ts";

/** Up to where events were noted. */
export type NotedUpTo = {
  position: EventPosition;
  /** The event there was noted for webhooks up to this one only; null when it was for all. */
  webhookId: string | null;
};

/** How far the events were noted, and whether to go on. */
export type Cursor = NotedUpTo & {
  /** Whether somebody listens, and there is something new. */
  hasNews: boolean;
  /** Whether the server never was that far: then it is another one's, from a copy of its files or tables. */
  isForeign: boolean;
};

/** A webhook that is at work, and whose it is. */
export type HearingWebhook = {
  id: string;
  userId: string;
  role: UserRole;
  /** Empty: all of them. */
  events: string[];
  hearsFrom: Date;
  isFailing: boolean;
};

/** Whose webhooks: everybody's, or those of some, and perhaps of administrators. */
export type Hearers = {
  of: "everyone" | { userIds: string[]; admins: boolean };
  /** Only those that come after this one; null for all. */
  after: string | null;
  limit: number;
};

export type WebhookCursorRepository = {
  read(): Promise<Cursor>;
  /** Holds it until the transaction ends. False when it is not there any more, or somebody else holds it. */
  hold(from: NotedUpTo, tx: Transaction): Promise<boolean>;
  move(to: NotedUpTo, tx: Transaction): Promise<void>;
  /** Passes over what has happened, if no webhook is at work to hear of it. To be called before one begins. */
  skipUnheard(tx: Transaction): Promise<void>;
  /** Webhooks at work of accounts that may act, in the order of their ids, so many at most; holds them. */
  listHearing(which: Hearers, tx: Transaction): Promise<HearingWebhook[]>;
};

export function createWebhookCursorRepository(sql: Database["sql"]): WebhookCursorRepository {
  return {
    async read() {
      const [row] = await sql<{
        xid: string;
        eventId: string;
        webhookId: string | null;
        hasNews: boolean;
        isForeign: boolean;
      }>`
        SELECT xid, event_id AS "eventId", webhook_id AS "webhookId",
          xid > pg_snapshot_xmax(now)::text::bigint AS "isForeign",
          ${isHeard} AND
          (webhook_id IS NOT NULL OR EXISTS (SELECT FROM events e WHERE (e.xid, e.id) > (c.xid, c.event_id))) AS "hasNews"
        FROM webhook_cursor c, pg_current_snapshot() AS now`;
      if (!row) throw new Error("The row of webhook_cursor is missing.");
      const { xid, eventId, ...rest } = row;
      return { position: { xid: BigInt(xid), id: BigInt(eventId) }, ...rest };
    },
    async hold({ position: { xid, id }, webhookId }, tx) {
      const held = await tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM webhook_cursor
        WHERE xid = ${xid}::bigint AND event_id = ${id}::bigint
          AND webhook_id IS NOT DISTINCT FROM ${webhookId}::uuid
        FOR UPDATE SKIP LOCKED`;
      return held.length > 0;
    },
    async move({ position: { xid, id }, webhookId }, tx) {
      await tx.$executeRaw`
        UPDATE webhook_cursor
        SET xid = ${xid}::bigint, event_id = ${id}::bigint, webhook_id = ${webhookId}::uuid`;
    },
    async skipUnheard(tx) {
      const held = await tx.$queryRaw<{ id: number }[]>`
        SELECT id FROM webhook_cursor WHERE NOT ${isHeard} FOR UPDATE`;
      if (held.length === 0) return;
      // Seen anew, as another webhook may have begun while this waited for the cursor. What is under way has yet to come.
      await tx.$executeRaw`
        UPDATE webhook_cursor SET xid = settled, event_id = 0, webhook_id = NULL
        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled) AS present
        WHERE NOT ${isHeard} AND xid < settled`;
    },
    listHearing: ({ of, after, limit }, tx) => tx.$queryRaw<HearingWebhook[]>`
      SELECT w.id, w.user_id AS "userId", u.role::text AS role, w.events, w.hears_from AS "hearsFrom",
        w.failing_since IS NOT NULL AS "isFailing"
      FROM webhooks w JOIN users u ON u.id = w.user_id
      WHERE w.paused_at IS NULL AND u.is_active
        ${of === "everyone" ? Prisma.empty : Prisma.sql`AND (${isOf(of)})`}
        ${after === null ? Prisma.empty : Prisma.sql`AND w.id > ${after}::uuid`}
      ORDER BY w.id LIMIT ${limit} FOR KEY SHARE OF w`,
  };
}

const isHeard = Prisma.sql`EXISTS (SELECT FROM webhooks WHERE paused_at IS NULL)`;

function isOf({ userIds, admins }: Exclude<Hearers["of"], "everyone">): Prisma.Sql {
  const isOne = Prisma.sql`w.user_id = ANY(${userIds}::uuid[])`;
  return admins ? Prisma.sql`${isOne} OR u.role = 'admin'` : isOne;
}
