import type {
  SigningKeyRepository,
  StoredSigningKey,
} from "#platform/tokens/signing-key.repository.ts";

type Row = Omit<StoredSigningKey, "ageMs"> & { createdAt: number };

export type MemorySigningKeys = SigningKeyRepository & {
  rows: Row[];
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
      return this.rows.map(({ createdAt, ...key }) => ({ ...key, ageMs: now() - createdAt }));
    },
    async retireOthers(id) {
      const count = this.rows.length;
      this.rows = this.rows.filter((row) => row.id === id);
      return count - this.rows.length;
    },
    async insert(key) {
      this.rows.unshift({ ...key, createdAt: now() });
    },
    async insertFirst(key) {
      if (this.rows.length === 0) await this.insert(key);
    },
  };
}
