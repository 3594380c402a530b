import { type Database, Prisma } from "@tenon/db/client";
import type { AuditDetails, AuditEntry, AuditPage, ListAuditInput } from "@tenon/schemas/audit";
import { byCreation, type Keyset, pageByCreation, readCursor } from "#platform/db/keyset.ts";
import type { Transaction } from "#platform/db/transaction.ts";

export type NewAuditEntry = {
  id: string;
  action: AuditEntry["action"];
  via: AuditEntry["via"];
  actorId: string | null;
  targetId: string | null;
  address: string | null;
  userAgent: string | null;
  details: AuditDetails;
};

export type AuditRepository = {
  insert(entry: NewAuditEntry, tx?: Transaction): Promise<void>;
  /** The newest first. */
  list(input: ListAuditInput): Promise<AuditPage>;
  /** What an account did or had done to it, the newest first. Where other people's calls came from is theirs. */
  listActivity(userId: string, limit: number): Promise<AuditActivity[]>;
  countSince(action: AuditEntry["action"], moment: Date): Promise<number>;
  /** Removes entries older than so many days, a batch at a time, and says how many. */
  removeOlderThan(days: number): Promise<number>;
};

export type AuditActivity = { at: Date; action: AuditEntry["action"]; address: string | null };

const batch = 10_000;

export function createAuditRepository({
  prisma,
  sql,
}: Pick<Database, "prisma" | "sql">): AuditRepository {
  return {
    async insert(entry, tx = prisma) {
      await tx.auditEntry.create({ data: entry, select: { id: true } });
    },
    async list(input) {
      const found = await sql<AuditEntry>`
        SELECT e.id, e.created_at AS "createdAt", e.action, e.via, e.address, e.user_agent AS "userAgent", e.details,
          ${party("actor")} AS actor, ${party("target")} AS target
        FROM audit_entries e
          LEFT JOIN users actor ON actor.id = e.actor_id
          LEFT JOIN users target ON target.id = e.target_id
        WHERE ${conditions(input, readCursor(input.cursor, byCreation))}
        ORDER BY e.created_at DESC, e.id DESC LIMIT ${input.limit + 1}`;
      return pageByCreation(found, input.limit);
    },
    listActivity: (userId, limit) => sql<AuditActivity>`
      SELECT at, action, address FROM (
        (${activity("actor_id", userId, limit)}) UNION (${activity("target_id", userId, limit)})
      ) entry ORDER BY at DESC, id DESC LIMIT ${limit}`,
    countSince: (action, createdAt) =>
      prisma.auditEntry.count({ where: { action, createdAt: { gte: createdAt } } }),
    async removeOlderThan(days) {
      const removed = await sql<{ id: string }>`
        DELETE FROM audit_entries WHERE id IN (
          SELECT id FROM audit_entries WHERE created_at < now() - ${days}::int * interval '1 day'
          ORDER BY created_at LIMIT ${batch})
        RETURNING id`;
      return removed.length;
    },
  };
}

/** An account that an entry names, as far as it is still there. */
function party(role: "actor" | "target"): Prisma.Sql {
  const id = Prisma.raw(`e.${role}_id`);
  const table = Prisma.raw(role);
  return Prisma.sql`CASE WHEN ${id} IS NOT NULL
    THEN json_build_object('id', ${id}, 'name', ${table}.name, 'email', ${table}.email) END`;
}

function conditions(
  { action, actorId, targetId, from, before }: ListAuditInput,
  after: Keyset | null,
): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(action === undefined ? [] : [Prisma.sql`e.action = ${action}`]),
      ...(actorId === undefined ? [] : [Prisma.sql`e.actor_id = ${actorId}::uuid`]),
      ...(targetId === undefined ? [] : [Prisma.sql`e.target_id = ${targetId}::uuid`]),
      ...(from === undefined ? [] : [Prisma.sql`e.created_at >= ${from}::timestamptz`]),
      ...(before === undefined ? [] : [Prisma.sql`e.created_at < ${before}::timestamptz`]),
      ...(after === null
        ? []
        : [Prisma.sql`(e.created_at, e.id) < (${after.key}::timestamptz, ${after.id}::uuid)`]),
    ],
    " AND ",
  );
}

function activity(column: "actor_id" | "target_id", userId: string, limit: number): Prisma.Sql {
  return Prisma.sql`SELECT created_at AS at, id, action,
      CASE WHEN actor_id IS NULL OR actor_id = ${userId}::uuid THEN address END AS address FROM audit_entries
    WHERE ${Prisma.raw(column)} = ${userId}::uuid ORDER BY created_at DESC, id DESC LIMIT ${limit}`;
}
