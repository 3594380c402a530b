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

export type StoredSigningKey = NewSigningKey & { createdAt: Date };

export type SigningKeyRepository = {
  /** The keys that nobody retired, the newest first. */
  listActive(): Promise<StoredSigningKey[]>;
  insert(key: NewSigningKey, tx?: Transaction): Promise<void>;
};

export function createSigningKeyRepository(prisma: PrismaClient): SigningKeyRepository {
  return {
    async listActive() {
      const rows = await prisma.signingKey.findMany({
        where: { retiredAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true, publicJwk: true, sealedPrivateJwk: true, createdAt: true },
      });
      return rows.map((row) => ({ ...row, publicJwk: parseJwk(row.publicJwk) }));
    },
    async insert({ id, publicJwk, sealedPrivateJwk }, tx = prisma) {
      await tx.signingKey.create({
        data: { id, publicJwk: { ...publicJwk }, sealedPrivateJwk },
      });
    },
  };
}
