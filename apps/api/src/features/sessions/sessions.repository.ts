import { type Database, Prisma } from "@tenon/db/client";
import type { ListSessionsInput } from "@tenon/schemas/sessions";
import type { Actor } from "#actor.ts";
import { byCreation, pageByCreation, readCursor } from "#platform/db/keyset.ts";
import type { Transaction } from "#platform/db/transaction.ts";

export type NewSession = {
  id: string;
  userId: string;
  userAgent: string | null;
  address: string;
  expiresAt: Date;
};
export type SessionRow = {
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  rotatedAt: Date;
  expiresAt: Date;
};

/** Why a session ended before its time. */
export type SessionEnd =
  | "signed-out"
  | "revoked"
  | "replaced"
  | "reused"
  | "password-changed"
  | "deactivated";

/** How a session stands to one of its refresh tokens that could not be exchanged. */
export type SessionStanding = {
  userId: string;
  generation: number;
  rotatedRecently: boolean;
  expiresAt: Date;
};

export type SessionRepository = {
  insert(session: NewSession, tx?: Transaction): Promise<void>;
  /** Who acts through a session that lives and whose user is active. */
  findActor(id: string): Promise<Actor | null>;
  /** Whether a user's session lives; holds the user until the transaction ends. */
  holdUser(session: { id: string; userId: string }, tx: Transaction): Promise<boolean>;
  /** Moves a live session on by one generation; null when it is not live or not at that generation. */
  rotate(id: string, generation: number): Promise<{ userId: string; expiresAt: Date } | null>;
  /** A live session as it stands; null when it has ended. */
  findStanding(id: string): Promise<SessionStanding | null>;
  /** A page of a user's live sessions, the newest first. */
  listLive(
    userId: string,
    input: ListSessionsInput,
  ): Promise<{ items: SessionRow[]; nextCursor: string | null }>;
  /** Ends a live session; false when there was none. Limited to one user's own with `userId`. */
  end(
    id: string,
    options: { reason: SessionEnd; userId?: string },
    tx?: Transaction,
  ): Promise<boolean>;
  /** Ends a user's live sessions, but for one if that is given, and says how many. */
  endAll(
    userId: string,
    options: { reason: SessionEnd; except?: string | undefined },
    tx?: Transaction,
  ): Promise<number>;
  /** Removes the sessions that ended so many days ago, a batch at a time, and says how many. */
  removeEnded(days: number): Promise<number>;
};

type Limits = { idleDays: number; graceSeconds: number };

const batch = 5_000;
const columns = Prisma.sql`s.id, s.user_agent AS "userAgent", s.address, s.created_at AS "createdAt",
  s.rotated_at AS "rotatedAt", s.expires_at AS "expiresAt"`;

export function createSessionRepository(
  { prisma, sql }: Pick<Database, "prisma" | "sql">,
  { idleDays, graceSeconds }: Limits,
): SessionRepository {
  const live = Prisma.sql`s.ended_at IS NULL AND s.expires_at > now()
    AND s.rotated_at > now() - ${idleDays}::int * interval '1 day'`;

  return {
    async insert(session, tx = prisma) {
      await tx.session.create({ data: session, select: { id: true } });
    },
    async findActor(id) {
      const [row] = await sql<Pick<Actor, "userId" | "role">>`
        SELECT u.id AS "userId", u.role::text AS role
        FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.id = ${id}::uuid AND u.is_active AND ${live}`;
      return row ? { ...row, via: { kind: "session", sessionId: id } } : null;
    },
    // Two statements: the second sees what the first has waited for.
    async holdUser({ id, userId }, tx) {
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT s.id FROM sessions s WHERE s.id = ${id}::uuid AND ${live}`;
      return rows.length > 0;
    },
    async rotate(id, generation) {
      const [row] = await sql<{ userId: string; expiresAt: Date }>`
        UPDATE sessions s SET generation = s.generation + 1, rotated_at = now()
        FROM users u
        WHERE s.id = ${id}::uuid AND s.generation = ${generation} AND ${live}
          AND u.id = s.user_id AND u.is_active
        RETURNING s.user_id AS "userId", s.expires_at AS "expiresAt"`;
      return row ?? null;
    },
    async findStanding(id) {
      const [row] = await sql<SessionStanding>`
        SELECT s.user_id AS "userId", s.generation, s.expires_at AS "expiresAt",
          s.rotated_at > now() - ${graceSeconds}::int * interval '1 second' AS "rotatedRecently"
        FROM sessions s JOIN users u ON u.id = s.user_id
        WHERE s.id = ${id}::uuid AND u.is_active AND ${live}`;
      return row ?? null;
    },
    async listLive(userId, { limit, cursor }) {
      const after = readCursor(cursor, byCreation);
      const found = await sql<SessionRow>`
        SELECT ${columns} FROM sessions s
        WHERE s.user_id = ${userId}::uuid AND ${live}
          ${after ? Prisma.sql`AND (s.created_at, s.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit + 1}`;
      return pageByCreation(found, limit);
    },
    async end(id, { reason, userId }, tx = prisma) {
      const { count } = await tx.session.updateMany({
        where: { id, endedAt: null, ...(userId !== undefined && { userId }) },
        data: { endedAt: new Date(), endedReason: reason },
      });
      return count > 0;
    },
    async endAll(userId, { reason, except }, tx = prisma) {
      const { count } = await tx.session.updateMany({
        where: { userId, endedAt: null, ...(except !== undefined && { id: { not: except } }) },
        data: { endedAt: new Date(), endedReason: reason },
      });
      return count;
    },
    async removeEnded(days) {
      const removed = await sql<{ id: string }>`
        DELETE FROM sessions WHERE id IN (
          (SELECT id FROM sessions WHERE ended_at < now() - ${days}::int * interval '1 day' LIMIT ${batch})
          UNION ALL
          (SELECT id FROM sessions WHERE expires_at < now() - ${days}::int * interval '1 day' LIMIT ${batch}))
        RETURNING id`;
      return removed.length;
    },
  };
}
