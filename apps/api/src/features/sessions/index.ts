import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { RefreshTokens } from "#platform/tokens/refresh-tokens.ts";
import { createSessionRepository } from "./sessions.repository.ts";
import { createSessionsRouter } from "./sessions.router.ts";
import {
  createSessionService,
  type RenewableSession,
  type SessionService,
} from "./sessions.service.ts";

export type { RenewableSession, SessionService };

type Dependencies = Pick<Database, "prisma" | "sql"> & {
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
  refreshTokens: RefreshTokens;
  logger: Logger;
  lifetimeDays: number;
  idleDays: number;
};

/** How long the token just exchanged still finds its successor: for answers that got lost, and tabs that race. */
const graceSeconds = 60;

export function createSessionsFeature({ prisma, sql, idleDays, ...rest }: Dependencies) {
  const sessions = createSessionRepository({ prisma, sql }, { idleDays, graceSeconds });
  const service = createSessionService({ sessions, ...rest });
  return { repository: sessions, service, router: createSessionsRouter(service) };
}
