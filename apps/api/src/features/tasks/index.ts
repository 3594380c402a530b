import type { Database } from "@tenon/db/client";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { createTaskCsvService } from "./tasks-csv.service.ts";
import { createTaskRepository } from "./tasks.repository.ts";
import { createTasksRouter } from "./tasks.router.ts";
import { createTaskService } from "./tasks.service.ts";

export type { TableSource, TaskCsvService } from "./tasks-csv.service.ts";

type Dependencies = Pick<Database, "prisma" | "sql"> & { transaction: TransactionRunner };

export function createTasksFeature({ prisma, sql, transaction }: Dependencies) {
  const repository = createTaskRepository({ prisma, sql });
  const csv = createTaskCsvService({ tasks: repository, transaction });
  return { repository, csv, router: createTasksRouter(createTaskService(repository), csv) };
}
