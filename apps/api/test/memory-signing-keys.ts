import type {
  SigningKeyRepository,
  StoredSigningKey,
} from "#platform/tokens/signing-key.repository.ts";

export type MemorySigningKeys = SigningKeyRepository & {
  rows: StoredSigningKey[];
  /** How often the keys were read. */
  loads: number;
};

/** Signing keys kept in this process, the newest first. */
export function createMemorySigningKeys(now = Date.now): MemorySigningKeys {
  return {
    rows: [],
    loads: 0,
    async listActive() {
      this.loads += 1;
      return [...this.rows];
    },
    async insert(key) {
      this.rows.unshift({ ...key, createdAt: new Date(now()) });
    },
  };
}
