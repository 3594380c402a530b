import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { UserRepository } from "#features/users/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { IssuerTokens } from "#platform/tokens/issuer-tokens.ts";
import { createIdentityRepository } from "./identities.repository.ts";
import { createIdentityService } from "./identities.service.ts";

type Dependencies = Pick<Database, "sql"> & {
  users: Pick<UserRepository, "insert">;
  tokens: Pick<IssuerTokens, "verify">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

/** People whom a trusted issuer vouches for. */
export function createIdentitiesFeature({ sql, ...rest }: Dependencies) {
  const repository = createIdentityRepository({ sql });
  return { repository, service: createIdentityService({ identities: repository, ...rest }) };
}
