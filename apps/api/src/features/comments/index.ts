import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { createCommentRepository } from "./comments.repository.ts";
import { createCommentsRouter } from "./comments.router.ts";
import { createCommentService } from "./comments.service.ts";

type Dependencies = Pick<Database, "sql"> & {
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createCommentsFeature({ sql, ...rest }: Dependencies) {
  const service = createCommentService({ comments: createCommentRepository(sql), ...rest });
  return { router: createCommentsRouter(service) };
}
