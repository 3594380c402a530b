import type { JWK } from "jose";
import type { PrismaClient } from "@tenon/db/client";
import { parseJwk } from "./jwk.ts";

/** A key pair at rest. The private half is sealed; a retired key neither signs nor verifies. */
export type StoredSigningKey = {
  id: string;
  publicJwk: JWK;
  sealedPrivateJwk: Uint8Array<ArrayBuffer>;
};

export type SigningKeyRepository = {
  /** The keys in use, the newest first. */
  listActive(): Promise<StoredSigningKey[]>;
  insert(key: StoredSigningKey): Promise<void>;
};

export function createSigningKeyRepository(prisma: PrismaClient): SigningKeyRepository {
  return {
    async listActive() {
      const rows = await prisma.signingKey.findMany({
        where: { retiredAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true, publicJwk: true, sealedPrivateJwk: true },
      });
      return rows.map((row) => ({ ...row, publicJwk: parseJwk(row.publicJwk) }));
    },
    async insert({ id, publicJwk, sealedPrivateJwk }) {
      await prisma.signingKey.create({
        data: { id, publicJwk: { ...publicJwk }, sealedPrivateJwk },
      });
    },
  };
}
