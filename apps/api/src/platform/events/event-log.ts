import type { Sql } from "@tenon/db/client";
import { TenonEvent } from "@tenon/schemas/events";
import type { Logger } from "#platform/logging/logger.ts";
import type { EventPosition, EventReach, PlacedEvent } from "./events.ts";

/** What was read, and how far: everything up to `position` is there and stays as it is. */
export type EventPage = {
  events: PlacedEvent[];
  position: EventPosition;
  /** Whether there is more to read at once. */
  isFull: boolean;
  /** Whether more is stored than may be read yet, as a transaction before it has not ended. */
  hasUnsettled: boolean;
  /** The transactions that had begun when this was read are those below; the ones below `settled` have ended. */
  begun: bigint;
  settled: bigint;
};

/** Whose events to read: one's own, what everybody may hear, and perhaps what administrators may. */
export type Hearer = { userId: string; isAdmin: boolean };

export type EventLog = {
  /** What comes next after a position, whoever it is for; nothing but the present position where none is given. */
  readAfter(position: EventPosition | null): Promise<EventPage>;
  /** What a hearer missed after one position, up to another. */
  readMissed(
    hearer: Hearer,
    between: { after: EventPosition; upTo: EventPosition; limit: number },
  ): Promise<PlacedEvent[]>;
  /** How many there were within an hour, and how many wait for a transaction before theirs; no more than so many are counted. */
  measure(): Promise<{ lastHour: number; heldBack: number }>;
  /** Removes events of a day ago and earlier, some at a time, and says how many. */
  removeOld(): Promise<number>;
};

/** How long events are kept, in hours. */
export const keptHours = 24;

const pageSize = 500;
const batch = 10_000;

export function createEventLog(sql: Sql, logger: Pick<Logger, "error">): EventLog {
  return {
    async readAfter(after) {
      const rows = await sql<Snapshot & (StoredEvent | NoEvent)>`
        SELECT snapshot.*, e.* FROM (
          SELECT pg_snapshot_xmin(now)::text::bigint AS settled, pg_snapshot_xmax(now)::text::bigint AS begun
          FROM pg_current_snapshot() AS now
        ) AS snapshot LEFT JOIN LATERAL (
          SELECT xid, id, type, reach::text AS reach, owner_id AS "ownerId", data, created_at AS at FROM events
          WHERE (xid, id) > (${after?.xid ?? noEnd}::bigint, ${after?.id ?? noEnd}::bigint)
          ORDER BY xid, id LIMIT ${pageSize}
        ) AS e ON true`;
      const [{ settled, begun } = { settled: "0", begun: "0" }] = rows;
      const stored = rows.filter(isStored);
      const readable = stored.filter(({ xid }) => BigInt(xid) < BigInt(settled));
      const last = readable.at(-1);
      const isFull = readable.length === pageSize;
      return {
        events: readable.flatMap(placed),
        position: isFull && last ? positionOf(last) : { xid: BigInt(settled), id: 0n },
        isFull,
        hasUnsettled: readable.length < stored.length,
        begun: BigInt(begun),
        settled: BigInt(settled),
      };
    },
    async readMissed({ userId, isAdmin }, { after, upTo, limit }) {
      const rows = await sql<StoredEvent>`
        WITH own AS (
          SELECT * FROM events WHERE owner_id = ${userId}::uuid AND reach IN ('owner', 'owner_and_admins')
            AND (xid, id) > (${after.xid}::bigint, ${after.id}::bigint)
            AND (xid, id) <= (${upTo.xid}::bigint, ${upTo.id}::bigint)
          ORDER BY xid, id LIMIT ${limit}
        ), shared AS (
          SELECT e.* FROM unnest(${isAdmin ? sharedWithAdmins : sharedWithAll}::text[]) AS shared (reach), LATERAL (
            SELECT * FROM events WHERE reach = shared.reach::event_reach
              AND (xid, id) > (${after.xid}::bigint, ${after.id}::bigint)
              AND (xid, id) <= (${upTo.xid}::bigint, ${upTo.id}::bigint)
            ORDER BY xid, id LIMIT ${limit}
          ) AS e
        )
        SELECT xid, id, type, reach::text AS reach, owner_id AS "ownerId", data, created_at AS at
        FROM (TABLE own UNION TABLE shared) AS missed ORDER BY xid, id LIMIT ${limit}`;
      return rows.flatMap(placed);
    },
    async measure() {
      const [counts] = await sql<{ lastHour: number; heldBack: number }>`
        SELECT count(*) FILTER (WHERE created_at > now() - interval '1 hour')::int AS "lastHour",
          count(*) FILTER (WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint)::int AS "heldBack"
        FROM (SELECT xid, created_at FROM events ORDER BY xid DESC, id DESC LIMIT ${batch}) AS newest`;
      return counts ?? { lastHour: 0, heldBack: 0 };
    },
    async removeOld() {
      const removed = await sql<{ id: string }>`
        DELETE FROM events WHERE (xid, id) IN (
          SELECT xid, id FROM (SELECT * FROM events ORDER BY xid, id LIMIT ${batch}) AS oldest
          WHERE created_at < now() - ${keptHours}::int * interval '1 hour')
        RETURNING id`;
      return removed.length;
    },
  };

  /** One that this version doesn't know, or knows otherwise, is left out: nobody waits behind it. */
  function placed({ type, data, ownerId, reach, at, ...row }: StoredEvent): PlacedEvent[] {
    const event = TenonEvent.safeParse({ ...data, type });
    const position = positionOf(row);
    if (event.success) return [{ position, event: event.data, at, reach, ownerId }];
    logger.error({ event: "event-unreadable", type, err: event.error }, "an event can't be read");
    return [];
  }
}

type Snapshot = { settled: string; begun: string };
type NoEvent = { xid: null };
type StoredEvent = {
  xid: string;
  id: string;
  type: string;
  reach: EventReach;
  ownerId: string | null;
  data: Record<string, unknown>;
  at: Date;
};

/** After all that can ever be. */
const noEnd = 2n ** 63n - 1n;

const sharedWithAll = ["everyone"];
const sharedWithAdmins = ["everyone", "admins", "owner_and_admins"];

function isStored<Row extends { xid: string | null }>(row: Row): row is Row & StoredEvent {
  return row.xid !== null;
}

function positionOf({ xid, id }: Pick<StoredEvent, "xid" | "id">): EventPosition {
  return { xid: BigInt(xid), id: BigInt(id) };
}
