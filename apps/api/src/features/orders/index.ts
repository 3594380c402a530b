import type { AuditService } from "#features/audit/index.ts";
import type { OrderMails } from "#features/order-mails/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { createOrderRepository, type OrderRepository } from "./orders.repository.ts";
import { createOrdersRouter } from "./orders.router.ts";
import { createOrderService } from "./orders.service.ts";

export { createOrderRepository };

type Dependencies = {
  orders: OrderRepository;
  mails: Pick<OrderMails, "tell">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createOrdersFeature(dependencies: Dependencies) {
  return { router: createOrdersRouter(createOrderService(dependencies)) };
}
