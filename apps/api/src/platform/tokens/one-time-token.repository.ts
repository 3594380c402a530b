import type { PrismaClient } from "@tenon/db/client";
import type { Transaction } from "#platform/db/transaction.ts";
import type { OneTimePurpose } from "./one-time-tokens.ts";

/** What a token was made for: an account, and the address that its link was mailed to. */
export type OneTimeGrant = { userId: string; email: string };

export type OneTimeTokenRepository = {
  /** Takes the place of what the account had for the same purpose, one after another. Storing an id again changes nothing: false. */
  store(
    token: OneTimeGrant & { id: string; purpose: OneTimePurpose; expiresAt: Date },
    tx: Transaction,
  ): Promise<boolean>;
  /** What a token is good for, if it still is. */
  find(id: string, purpose: OneTimePurpose): Promise<OneTimeGrant | null>;
  /** The same, for the one caller who uses it up. */
  consume(id: string, purpose: OneTimePurpose, tx: Transaction): Promise<OneTimeGrant | null>;
  /** Ends what an account has for these purposes. */
  end(userId: string, purposes: OneTimePurpose[], tx: Transaction): Promise<void>;
  /** Removes the tokens that ran out a day ago or earlier, some at a time, and says how many. */
  removeExpired(): Promise<number>;
};

const batch = 10_000;

export function createOneTimeTokenRepository(prisma: PrismaClient): OneTimeTokenRepository {
  return {
    async store(token, tx) {
      const { id, userId, purpose } = token;
      await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
      const { count } = await tx.oneTimeToken.createMany({ data: token, skipDuplicates: true });
      if (count === 0) return false;
      await tx.oneTimeToken.updateMany({
        where: { userId, purpose, endedAt: null, id: { not: id } },
        data: { endedAt: new Date() },
      });
      return true;
    },
    find: (id, purpose) =>
      prisma.oneTimeToken.findFirst({
        where: { id, purpose, endedAt: null, expiresAt: { gt: new Date() } },
        select: { userId: true, email: true },
      }),
    async consume(id, purpose, tx) {
      const [grant] = await tx.$queryRaw<OneTimeGrant[]>`
        UPDATE one_time_tokens SET ended_at = now()
        WHERE id = ${id}::uuid AND purpose = ${purpose}::one_time_purpose
          AND ended_at IS NULL AND expires_at > now()
        RETURNING user_id AS "userId", email`;
      return grant ?? null;
    },
    async end(userId, purposes, tx) {
      await tx.oneTimeToken.updateMany({
        where: { userId, purpose: { in: purposes }, endedAt: null },
        data: { endedAt: new Date() },
      });
    },
    removeExpired: () => prisma.$executeRaw`
      DELETE FROM one_time_tokens WHERE id IN (
        SELECT id FROM one_time_tokens
        WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT ${batch})`,
  };
}
