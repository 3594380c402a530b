import type { Database } from "@tenon/db/client";
import { createAuditRepository } from "./audit.repository.ts";
import { createAuditRouter } from "./audit.router.ts";
import { type AuditEvent, type AuditService, createAuditService } from "./audit.service.ts";

export type { AuditEvent, AuditService };

export function createAuditFeature(database: Pick<Database, "prisma" | "sql">) {
  const repository = createAuditRepository(database);
  const service = createAuditService(repository);
  return { repository, service, router: createAuditRouter(service) };
}
