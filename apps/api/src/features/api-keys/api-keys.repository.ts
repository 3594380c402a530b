import { type Database, Prisma } from "@tenon/db/client";
import {
  type ApiKey,
  type ApiKeyPage,
  ApiKeyScope,
  type ListApiKeysInput,
} from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import { byCreation, pageByCreation, readCursor } from "#platform/db/keyset.ts";
import type { Transaction } from "#platform/db/transaction.ts";

export type NewApiKey = {
  id: string;
  userId: string;
  name: string;
  prefix: string;
  secretHash: Uint8Array<ArrayBuffer>;
  scopes: ApiKeyScope[];
  expiresAt: Date | null;
};

/** A key that may be used now, and whose it is. */
export type UsableApiKey = {
  id: string;
  userId: string;
  role: UserRole;
  scopes: ApiKeyScope[];
  secretHash: Uint8Array;
  /** Whether its last use was written down within the minute. */
  isNoted: boolean;
};

export type ApiKeyRepository = {
  insert(key: NewApiKey, tx: Transaction): Promise<ApiKey>;
  /** An account's usable keys. */
  count(userId: string, tx: Transaction): Promise<number>;
  /** Found by its prefix, in one look at an index; null when it was revoked, has ended or its owner may not act. */
  findUsable(prefix: string): Promise<UsableApiKey | null>;
  /** Writes down that a key was used; once a minute, whoever asks how often. */
  noteUse(id: string): Promise<void>;
  /** A page of an account's keys, the newest first. */
  list(userId: string, input: ListApiKeysInput): Promise<ApiKeyPage>;
  /** All keys of an account that were not revoked, the newest first. */
  listAll(userId: string): Promise<ApiKey[]>;
  /** The key that was revoked; null when the account has no such key, or not any more. */
  revoke(id: string, userId: string, tx: Transaction): Promise<ApiKey | null>;
  /** Revokes all keys of an account, and answers which. */
  revokeAll(userId: string, tx: Transaction): Promise<ApiKey[]>;
  /** Removes keys that were revoked or ended so many days ago, a batch at a time, and says how many. */
  removeEnded(days: number): Promise<number>;
};

const batch = 1_000;

const columns = Prisma.sql`id, name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt"`;
const isNoted = Prisma.sql`COALESCE(last_used_at > now() - interval '1 minute', false)`;

export function createApiKeyRepository({
  prisma,
  sql,
}: Pick<Database, "prisma" | "sql">): ApiKeyRepository {
  return {
    async insert(key, tx) {
      return toApiKey(await tx.apiKey.create({ data: key, select: fields }));
    },
    count: (userId, tx) =>
      tx.apiKey.count({
        where: {
          userId,
          revokedAt: null,
          OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
        },
      }),
    async findUsable(prefix) {
      const [row] = await sql<UsableApiKey>`
        SELECT k.id, k.user_id AS "userId", u.role::text AS role, k.scopes,
          k.secret_hash AS "secretHash", ${isNoted} AS "isNoted"
        FROM api_keys k JOIN users u ON u.id = k.user_id
        WHERE k.prefix = ${prefix} AND k.revoked_at IS NULL AND u.is_active
          AND (k.expires_at IS NULL OR k.expires_at > now())`;
      return row ? { ...row, scopes: known(row.scopes) } : null;
    },
    async noteUse(id) {
      await sql`
        UPDATE api_keys SET last_used_at = now() WHERE id = ${id}::uuid AND NOT ${isNoted}`;
    },
    async list(userId, { limit, cursor }) {
      const after = readCursor(cursor, byCreation);
      const rows = await sql<ApiKeyRow>`
        SELECT ${columns} FROM api_keys
        WHERE user_id = ${userId}::uuid AND revoked_at IS NULL
          ${after ? Prisma.sql`AND (created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`;
      return pageByCreation(rows.map(toApiKey), limit);
    },
    async listAll(userId) {
      const rows = await prisma.apiKey.findMany({
        where: { userId, revokedAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: fields,
      });
      return rows.map(toApiKey);
    },
    async revoke(id, userId, tx) {
      const [row] = await tx.apiKey.updateManyAndReturn({
        where: { id, userId, revokedAt: null },
        data: { revokedAt: new Date() },
        select: fields,
      });
      return row ? toApiKey(row) : null;
    },
    async revokeAll(userId, tx) {
      const rows = await tx.apiKey.updateManyAndReturn({
        where: { userId, revokedAt: null },
        data: { revokedAt: new Date() },
        select: fields,
      });
      return rows.map(toApiKey);
    },
    async removeEnded(days) {
      const removed = await sql<{ id: string }>`
        DELETE FROM api_keys WHERE id IN (
          SELECT id FROM api_keys
          WHERE LEAST(revoked_at, expires_at) < now() - ${days}::int * interval '1 day' LIMIT ${batch})
        RETURNING id`;
      return removed.length;
    },
  };
}

const fields = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} satisfies Prisma.ApiKeySelect;

type ApiKeyRow = Prisma.ApiKeyGetPayload<{ select: typeof fields }>;

function toApiKey({ prefix, scopes, ...row }: ApiKeyRow): ApiKey {
  return { ...row, prefix: `tenon_${prefix}`, scopes: known(scopes) };
}

/** A scope that there is no more allows nothing. */
function known(scopes: string[]): ApiKeyScope[] {
  return ApiKeyScope.options.filter((scope) => scopes.includes(scope));
}
