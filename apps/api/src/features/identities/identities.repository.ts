import type { Database } from "@tenon/db/client";
import type { UserRole } from "@tenon/schemas/users";
import type { Transaction } from "#platform/db/transaction.ts";

/** By which name another issuer knows an account. */
export type IdentityName = { issuer: string; subject: string };

export type LinkedIdentity = IdentityName & { createdAt: Date };

export type IdentifiedUser = { id: string; role: UserRole; isActive: boolean };

export type IdentityRepository = {
  findUser(name: IdentityName): Promise<IdentifiedUser | null>;
  /** The account with an address, which then stays as it is until the transaction ends. */
  holdAccount(
    email: string,
    tx: Transaction,
  ): Promise<(IdentifiedUser & { emailVerified: boolean }) | null>;
  /** All names of an account, the oldest first. */
  listAll(userId: string): Promise<LinkedIdentity[]>;
  insert(identity: IdentityName & { userId: string }, tx: Transaction): Promise<void>;
};

export function createIdentityRepository({ sql }: Pick<Database, "sql">): IdentityRepository {
  return {
    async findUser({ issuer, subject }) {
      const [row] = await sql<IdentifiedUser>`
        SELECT u.id, u.role::text AS role, u.is_active AS "isActive"
        FROM identities i JOIN users u ON u.id = i.user_id
        WHERE i.issuer = ${issuer} AND i.subject = ${subject}`;
      return row ?? null;
    },
    async holdAccount(email, tx) {
      const [row] = await tx.$queryRaw<(IdentifiedUser & { emailVerified: boolean })[]>`
        SELECT id, role::text AS role, is_active AS "isActive",
          email_verified_at IS NOT NULL AS "emailVerified"
        FROM users WHERE email = ${email} FOR SHARE`;
      return row ?? null;
    },
    listAll: (userId) => sql<LinkedIdentity>`
      SELECT issuer, subject, created_at AS "createdAt" FROM identities
      WHERE user_id = ${userId}::uuid ORDER BY created_at, issuer, subject`,
    async insert(identity, tx) {
      await tx.identity.create({ data: identity, select: { issuer: true } });
    },
  };
}
