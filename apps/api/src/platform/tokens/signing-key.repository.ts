import type { JWK } from "jose";
import type { PrismaClient } from "@tenon/db/client";
import type { Transaction } from "#platform/db/transaction.ts";
import { parseJwk } from "./jwk.ts";

/** A key pair to store, its private half sealed. */
export type NewSigningKey = {
  id: string;
  publicJwk: JWK;
  sealedPrivateJwk: Uint8Array<ArrayBuffer>;
};

/** Its age goes by the database's clock, which all servers share. */
export type StoredSigningKey = NewSigningKey & { ageMs: number };

export type SigningKeyRepository = {
  /** The keys that nobody retired, the newest first. */
  listActive(): Promise<StoredSigningKey[]>;
  insert(key: NewSigningKey, tx?: Transaction): Promise<void>;
  /** Takes every other key out of use, and says how many. */
  retireOthers(id: string, tx: Transaction): Promise<number>;
  /** Does nothing where there is a key already: of servers that start at once, one makes the first. */
  insertFirst(key: NewSigningKey): Promise<void>;
};

export function createSigningKeyRepository(prisma: PrismaClient): SigningKeyRepository {
  return {
    async listActive() {
      const rows = await prisma.$queryRaw<StoredSigningKey[]>`
        SELECT id, public_jwk AS "publicJwk", sealed_private_jwk AS "sealedPrivateJwk",
          (extract(epoch FROM now() - created_at) * 1000)::float8 AS "ageMs"
        FROM signing_keys WHERE retired_at IS NULL ORDER BY created_at DESC, id DESC`;
      return rows.map((row) => ({ ...row, publicJwk: parseJwk(row.publicJwk) }));
    },
    insert,
    async retireOthers(id, tx) {
      const { count } = await tx.signingKey.updateMany({
        where: { id: { not: id }, retiredAt: null },
        data: { retiredAt: new Date() },
      });
      return count;
    },
    async insertFirst(key) {
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE`;
        if ((await tx.signingKey.count({ where: { retiredAt: null } })) === 0) {
          await insert(key, tx);
        }
      });
    },
  };

  async function insert(
    { id, publicJwk, sealedPrivateJwk }: NewSigningKey,
    tx: Transaction = prisma,
  ): Promise<void> {
    await tx.signingKey.create({
      data: { id, publicJwk: { ...publicJwk }, sealedPrivateJwk },
      select: { id: true },
    });
  }
}
