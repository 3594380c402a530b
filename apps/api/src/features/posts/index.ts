import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { createPostRepository } from "./posts.repository.ts";
import { createPostsRouter } from "./posts.router.ts";
import { createPostService } from "./posts.service.ts";

type Dependencies = Pick<Database, "prisma" | "sql"> & {
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createPostsFeature({ prisma, sql, ...rest }: Dependencies) {
  const repository = createPostRepository({ prisma, sql });
  const service = createPostService({ posts: repository, ...rest });
  return { repository, router: createPostsRouter(service) };
}
