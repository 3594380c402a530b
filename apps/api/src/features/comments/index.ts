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
  const repository = createCommentRepository(sql);
  const service = createCommentService({ comments: repository, ...rest });
  return { repository, router: createCommentsRouter(service) };
}
