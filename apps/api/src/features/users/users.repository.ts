import { type Database, Prisma } from "@tenon/db/client";
import type { ListUsersInput, User, UserPage, UserRole } from "@tenon/schemas/users";
import { appendEvents } from "#platform/db/append-events.sql.ts";
import { byCreation, pageByCreation, readCursor } from "#platform/db/keyset.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import { userFilter } from "./user-filter.sql.ts";
import { userEvents } from "./users.events.ts";

/** What signing in needs to know of an account. Without a hash, no password signs in. */
export type UserCredentials = { id: string; passwordHash: string | null; isActive: boolean };
/** The account that a password was right for, and the hash it was compared with. */
export type ProvenPassword = { id: string; passwordHash: string };
export type NewUser = {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  role?: UserRole;
  emailVerifiedAt?: Date;
};
export type UserChanges = {
  name?: string | undefined;
  role?: UserRole | undefined;
  isActive?: boolean | undefined;
};

export type UserRepository = {
  list(input: ListUsersInput): Promise<UserPage>;
  findById(id: string, tx?: Transaction): Promise<User | null>;
  findByEmail(email: string): Promise<User | null>;
  findCredentials(account: { id: string } | { email: string }): Promise<UserCredentials | null>;
  insert(user: NewUser, tx: Transaction): Promise<User>;
  /** The changed user; null when there is none with that id and, if given, version. */
  update(
    user: { id: string; version?: number | undefined },
    changes: UserChanges,
    tx?: Transaction,
  ): Promise<User | null>;
  /** Sets the address, which is its owner's beyond doubt; throws when another account has it. */
  confirmEmail(id: string, email: string, tx: Transaction): Promise<User>;
  setPasswordHash(id: string, passwordHash: string, tx: Transaction): Promise<void>;
  /** An active user whose hash still is the one given, and stays so until the transaction ends; else null. */
  holdByPassword(account: ProvenPassword, tx: Transaction): Promise<User | null>;
  /** Does nothing when the hash is another one by now. */
  replacePasswordHash(id: string, change: { from: string; to: string }): Promise<void>;
  /** The removed user; null when there was none. */
  remove(id: string, tx: Transaction): Promise<User | null>;
  /** The active administrators, who then stay so until the transaction ends; one transaction after another gets them. */
  lockAdmins(tx: Transaction): Promise<string[]>;
};

export function createUserRepository({
  prisma,
  sql,
}: Pick<Database, "prisma" | "sql">): UserRepository {
  return {
    async list(input) {
      const after = readCursor(input.cursor, byCreation);
      const found = await sql<UserRow>`
        SELECT ${columns} FROM users
        WHERE true ${userFilter(input)}
          ${after ? Prisma.sql`AND (created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY created_at DESC, id DESC LIMIT ${input.limit + 1}`;
      const { items, nextCursor } = pageByCreation(found, input.limit);
      return { items: items.map(toUser), nextCursor };
    },
    async findById(id, tx = prisma) {
      const row = await tx.user.findUnique({ where: { id }, select: userColumns });
      return row && toUser(row);
    },
    async findByEmail(email) {
      const row = await prisma.user.findUnique({ where: { email }, select: userColumns });
      return row && toUser(row);
    },
    findCredentials: (account) =>
      prisma.user.findUnique({
        where: account,
        select: { id: true, passwordHash: true, isActive: true },
      }),
    async insert(user, tx) {
      const row = await tx.user.create({ data: user, select: userColumns });
      await tell(userEvents.created, user.id, tx);
      return toUser(row);
    },
    async update({ id, version }, changes, tx = prisma) {
      const [row] = await tx.$queryRaw<UserRow[]>`
        WITH changed AS (
          UPDATE users SET ${assignments(changes)} WHERE id = ${id}::uuid
            ${version === undefined ? Prisma.empty : Prisma.sql`AND version = ${version}`}
          RETURNING *
        ), told AS (${appendEvents(userEvents.updated, { of: Prisma.sql`changed`, ...versions })})
        SELECT ${columns} FROM changed`;
      return row ? toUser(row) : null;
    },
    async confirmEmail(id, email, tx) {
      const user = await tx.user.update({
        where: { id },
        data: { email, emailVerifiedAt: new Date(), version: { increment: 1 } },
        select: userColumns,
      });
      await tell(userEvents.updated, id, tx);
      return toUser(user);
    },
    async setPasswordHash(id, passwordHash, tx) {
      await tx.user.update({ where: { id }, data: { passwordHash }, select: { id: true } });
    },
    async holdByPassword({ id, passwordHash }, tx) {
      const [row] = await tx.$queryRaw<UserRow[]>`
        SELECT ${columns} FROM users
        WHERE id = ${id}::uuid AND is_active AND password_hash = ${passwordHash}
        FOR NO KEY UPDATE`;
      return row ? toUser(row) : null;
    },
    async replacePasswordHash(id, { from, to }) {
      await prisma.user.updateMany({
        where: { id, passwordHash: from },
        data: { passwordHash: to },
      });
    },
    async remove(id, tx) {
      const [row] = await tx.$queryRaw<UserRow[]>`
        WITH gone AS (DELETE FROM users WHERE id = ${id}::uuid RETURNING *),
          told AS (${appendEvents(userEvents.removed, {
            of: Prisma.sql`gone`,
            fields: { id: Prisma.sql`id` },
          })})
        SELECT ${columns} FROM gone`;
      return row ? toUser(row) : null;
    },
    async lockAdmins(tx) {
      // Rows alone would not do: one that waited for a row keeps it locked even when that is no administrator's any more.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('administrators'))`;
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM users WHERE role = 'admin' AND is_active ORDER BY id FOR NO KEY UPDATE`;
      return rows.map(({ id }) => id);
    },
  };
}

const userColumns = {
  id: true,
  email: true,
  name: true,
  role: true,
  isActive: true,
  emailVerifiedAt: true,
  createdAt: true,
  updatedAt: true,
  version: true,
} satisfies Prisma.UserSelect;

type UserRow = Prisma.UserGetPayload<{ select: typeof userColumns }>;

const columns = Prisma.sql`id, email, name, role::text AS role, is_active AS "isActive",
  email_verified_at AS "emailVerifiedAt", created_at AS "createdAt", updated_at AS "updatedAt", version`;

function toUser({ emailVerifiedAt, ...row }: UserRow): User {
  return { ...row, emailVerified: emailVerifiedAt !== null };
}

const versions = {
  fields: { id: Prisma.sql`id`, version: Prisma.sql`version` },
  ownerId: Prisma.sql`id`,
};

function assignments({ name, role, isActive }: UserChanges): Prisma.Sql {
  return Prisma.join([
    Prisma.sql`updated_at = now(), version = version + 1`,
    ...(name === undefined ? [] : [Prisma.sql`name = ${name}`]),
    ...(role === undefined ? [] : [Prisma.sql`role = ${role}::user_role`]),
    ...(isActive === undefined ? [] : [Prisma.sql`is_active = ${isActive}`]),
  ]);
}

/** Of an account that the transaction has just written. */
async function tell(
  publication: typeof userEvents.created | typeof userEvents.updated,
  id: string,
  tx: Transaction,
): Promise<void> {
  const of = Prisma.sql`(SELECT id, version FROM users WHERE id = ${id}::uuid) AS written`;
  await tx.$executeRaw`WITH told AS (${appendEvents(publication, { of, ...versions })}) SELECT 1`;
}
