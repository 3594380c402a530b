import { z } from "zod";
import { page, pageFields } from "./pages.ts";
import { Id, line, Timestamp } from "./scalars.ts";

/**
 * What an API key may be used for: a router of the API, to read (queries and streams) or to write (mutations).
 * A key never may more than its owner, and nothing that asks for a signed-in person: keys, sessions, passwords.
 */
export const ApiKeyScope = z.enum([
  "audit:read",
  "comments:read",
  "comments:write",
  "events:read",
  "orders:read",
  "orders:write",
  "posts:read",
  "posts:write",
  "products:read",
  "products:write",
  "tasks:read",
  "tasks:write",
  "users:read",
  "users:write",
]);
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

/** A key that a service calls with instead of a person. Its secret is shown once, when it is made. */
export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** The beginning of the key, to tell it from others. */
  prefix: z.string(),
  scopes: z.array(ApiKeyScope),
  createdAt: Timestamp,
  /** Null: until it is revoked. */
  expiresAt: Timestamp.nullable(),
  /** To the minute. */
  lastUsedAt: Timestamp.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** One's own keys that were not revoked, the newest first. */
export const ListApiKeysInput = z.strictObject(pageFields).prefault({});
export type ListApiKeysInput = z.infer<typeof ListApiKeysInput>;
export const ApiKeyPage = page(ApiKey);
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;

/** A new key, for at least one scope. */
export const CreateApiKeyInput = z.strictObject({
  name: line(100),
  scopes: z
    .array(ApiKeyScope)
    .min(1, "Choose at least one scope.")
    .max(ApiKeyScope.options.length)
    .transform((scopes) => [...new Set(scopes)].toSorted()),
  /** When it ends by itself; null: not before it is revoked. */
  expiresAt: Timestamp.nullable().default(null),
});
export type CreateApiKeyInput = z.infer<typeof CreateApiKeyInput>;

/** A key as it was made: the one time that all of it is shown. */
export const CreatedApiKey = ApiKey.extend({
  /** To be sent as `Authorization: Bearer …`. */
  key: z.string(),
});
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

/** One of one's own keys. */
export const ApiKeyRef = z.strictObject({ id: Id });
export type ApiKeyRef = z.infer<typeof ApiKeyRef>;
