import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { SessionService } from "#features/sessions/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { ApiKeySecrets } from "#platform/tokens/api-key-secrets.ts";
import { createApiKeyRepository } from "./api-keys.repository.ts";
import { createApiKeysRouter } from "./api-keys.router.ts";
import { type ApiKeyService, createApiKeyService } from "./api-keys.service.ts";

export type { ApiKeyService };

type Dependencies = Pick<Database, "prisma" | "sql"> & {
  sessions: Pick<SessionService, "hold">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
  secrets: ApiKeySecrets;
  logger: Logger;
};

export function createApiKeysFeature({ prisma, sql, ...rest }: Dependencies) {
  const keys = createApiKeyRepository({ prisma, sql });
  const service = createApiKeyService({ keys, ...rest });
  return { repository: keys, service, router: createApiKeysRouter(service) };
}
