import type { Database } from "@tenon/db/client";
import type { AuditService } from "#features/audit/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { createProductRepository } from "./products.repository.ts";
import { createProductsRouter } from "./products.router.ts";
import { createProductService } from "./products.service.ts";

type Dependencies = Pick<Database, "prisma" | "sql"> & {
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createProductsFeature({ prisma, sql, ...rest }: Dependencies) {
  const products = createProductRepository({ prisma, sql });
  return { router: createProductsRouter(createProductService({ products, ...rest })) };
}
