import { v7 as uuidv7 } from "uuid";
import type {
  ApiKey,
  ApiKeyPage,
  ApiKeyRef,
  CreateApiKeyInput,
  CreatedApiKey,
  ListApiKeysInput,
} from "@tenon/schemas/api-keys";
import type { Actor, Author, Caller, SignedInActor } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { SessionService } from "#features/sessions/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { ApiKeySecrets } from "#platform/tokens/api-key-secrets.ts";
import { uselessScopes } from "./api-keys.policy.ts";
import type { ApiKeyRepository } from "./api-keys.repository.ts";

export type ApiKeyService = {
  /** Who acts with a key, in the role its owner has now; null when the key or its owner may not act. */
  findActor(text: string): Promise<Actor | null>;
  list(actor: SignedInActor, input: ListApiKeysInput): Promise<ApiKeyPage>;
  create(actor: SignedInActor, input: CreateApiKeyInput, caller: Caller): Promise<CreatedApiKey>;
  revoke(actor: SignedInActor, input: ApiKeyRef, caller: Caller): Promise<ApiKeyRef>;
  /** For an account that gets another owner: none of the keys that the former one made goes on working. */
  revokeAll(owner: Author & { userId: string }, caller: Caller, tx: Transaction): Promise<void>;
};

type Dependencies = {
  keys: ApiKeyRepository;
  secrets: ApiKeySecrets;
  sessions: Pick<SessionService, "hold">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
  logger: Logger;
};

const mostKeys = 50;

export function createApiKeyService({
  keys,
  secrets,
  sessions,
  audit,
  transaction,
  logger,
}: Dependencies): ApiKeyService {
  return {
    async findActor(text) {
      const shown = secrets.read(text);
      const key = shown && (await keys.findUsable(shown.prefix));
      if (!key || !shown.matches(key.secretHash)) return null;
      if (!key.isNoted) await noteUse(key.id);
      const { id: apiKeyId, userId, role, scopes } = key;
      return { userId, role, via: { kind: "api-key", apiKeyId, scopes } };
    },
    list: ({ userId }, input) => keys.list(userId, input),
    async create(actor, { name, scopes, expiresAt }, caller) {
      const { userId, role } = actor;
      const useless = uselessScopes(role, scopes);
      if (useless.length > 0) {
        throw invalid("scopes", `Only an administrator's key can have ${useless.join(", ")}.`);
      }
      if (expiresAt !== null && expiresAt.getTime() <= Date.now()) {
        throw invalid("expiresAt", "Must be in the future.");
      }
      const { text, prefix, secretHash } = secrets.make();
      const made = { id: uuidv7(), userId, name, prefix, secretHash, scopes, expiresAt };
      return transaction(async (tx) => {
        // Those made at once are counted one after the other.
        await sessions.hold(actor, tx);
        if ((await keys.count(userId, tx)) >= mostKeys) {
          throw new AppError({ code: "CONFLICT" }, { message: tooMany });
        }
        const key = await keys.insert(made, tx);
        const details = { name, prefix: key.prefix };
        await audit.record({ action: "api-key.created", by: actor, from: caller, details }, tx);
        return { ...key, key: text };
      });
    },
    revoke: (actor, { id }, caller) =>
      transaction(async (tx) => {
        const revoked = await keys.revoke(id, actor.userId, tx);
        if (!revoked) throw new AppError({ code: "NOT_FOUND" });
        await noteRevoked(revoked, { by: actor, from: caller }, tx);
        return { id };
      }),
    async revokeAll(owner, caller, tx) {
      for (const revoked of await keys.revokeAll(owner.userId, tx)) {
        await noteRevoked(revoked, { by: owner, from: caller }, tx);
      }
    },
  };

  function noteRevoked(
    { name, prefix }: ApiKey,
    whose: { by: Author; from: Caller },
    tx: Transaction,
  ): Promise<void> {
    return audit.record({ action: "api-key.revoked", ...whose, details: { name, prefix } }, tx);
  }

  /** Nobody is refused because the time of use could not be written down. */
  async function noteUse(apiKeyId: string): Promise<void> {
    try {
      await keys.noteUse(apiKeyId);
    } catch (error) {
      logger.warn({ event: "api-key-use-not-noted", apiKeyId, err: error }, "use not noted");
    }
  }
}

const tooMany = `An account can have ${mostKeys} keys. Revoke one that is no longer needed first.`;

function invalid(field: string, message: string): AppError {
  return new AppError({ code: "VALIDATION_FAILED", issues: [{ path: [field], message }] });
}
