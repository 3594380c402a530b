import { type Database, Prisma } from "@tenon/db/client";
import type { UserRole } from "@tenon/schemas/users";
import type { Transaction } from "#platform/db/transaction.ts";
import type { EventPosition } from "#platform/events/events.ts";

/** How far the events were read, and whether to read on. */
export type Cursor = {
  position: EventPosition;
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
};

export type WebhookCursorRepository = {
  read(): Promise<Cursor>;
  /** Moves it on. False when it is not there any more, or somebody else is about to move it. */
  move(from: EventPosition, to: EventPosition, tx: Transaction): Promise<boolean>;
  /** Webhooks at work of accounts that may act, and holds them; all of them, or those of some. */
  listHearing(userIds: string[] | "all", tx: Transaction): Promise<HearingWebhook[]>;
};

export function createWebhookCursorRepository(sql: Database["sql"]): WebhookCursorRepository {
  return {
    async read() {
      const [row] = await sql<{
        xid: string;
        eventId: string;
        hasNews: boolean;
        isForeign: boolean;
      }>`
        SELECT xid, event_id AS "eventId", xid > pg_snapshot_xmax(now)::text::bigint AS "isForeign",
          EXISTS (SELECT FROM webhooks WHERE paused_at IS NULL) AND
          EXISTS (SELECT FROM events e WHERE (e.xid, e.id) > (c.xid, c.event_id)) AS "hasNews"
        FROM webhook_cursor c, pg_current_snapshot() AS now`;
      if (!row) throw new Error("The row of webhook_cursor is missing.");
      const { xid, eventId, ...rest } = row;
      return { position: { xid: BigInt(xid), id: BigInt(eventId) }, ...rest };
    },
    async move(from, to, tx) {
      const moved = await tx.$executeRaw`
        UPDATE webhook_cursor SET xid = ${to.xid}::bigint, event_id = ${to.id}::bigint WHERE id IN (
          SELECT id FROM webhook_cursor
          WHERE xid = ${from.xid}::bigint AND event_id = ${from.id}::bigint FOR UPDATE SKIP LOCKED)`;
      return moved > 0;
    },
    listHearing: (userIds, tx) => tx.$queryRaw<HearingWebhook[]>`
      SELECT w.id, w.user_id AS "userId", u.role::text AS role, w.events, w.hears_from AS "hearsFrom"
      FROM webhooks w JOIN users u ON u.id = w.user_id
      WHERE w.paused_at IS NULL AND u.is_active
        ${userIds === "all" ? Prisma.empty : Prisma.sql`AND w.user_id = ANY(${userIds}::uuid[])`}
      FOR KEY SHARE OF w`,
  };
}
