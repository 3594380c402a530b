import type { Database } from "@tenon/db/client";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { createOrderRepository } from "./orders.repository.ts";
import { createOrdersRouter } from "./orders.router.ts";
import { createOrderService } from "./orders.service.ts";

type Dependencies = Pick<Database, "sql"> & { transaction: TransactionRunner };

export function createOrdersFeature({ sql, transaction }: Dependencies) {
  const service = createOrderService({ orders: createOrderRepository(sql), transaction });
  return { router: createOrdersRouter(service) };
}
