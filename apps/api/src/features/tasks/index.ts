import type { Database } from "@tenon/db/client";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { PlacesFactory } from "#platform/rate-limit/places.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import { createImportGate } from "./import-gate.service.ts";
import { createTaskCsvService } from "./tasks-csv.service.ts";
import { createTaskRepository } from "./tasks.repository.ts";
import { createTasksRouter } from "./tasks.router.ts";
import { createTaskService } from "./tasks.service.ts";

export type { TableFile, TaskCsvService } from "./tasks-csv.service.ts";

type Dependencies = Pick<Database, "prisma" | "sql"> & {
  transaction: TransactionRunner;
  rateLimiters: RateLimiterFactory;
  places: PlacesFactory;
};

export function createTasksFeature({
  prisma,
  sql,
  transaction,
  rateLimiters,
  places,
}: Dependencies) {
  const repository = createTaskRepository({ prisma, sql });
  const csv = createTaskCsvService({ tasks: repository, transaction });
  const service = createTaskService(repository);
  const beginImport = createImportGate({
    limit: rateLimiters({ name: "import", points: 30, seconds: 300 }),
    places: places(importPlaces),
  });
  const router = createTasksRouter(service, csv, beginImport);
  return { repository, csv, router };
}

/** Tables wait on the disk for their turn, so not all may be there at the same time. */
const importPlaces = {
  perUser: 2,
  perProcess: 10,
  retryAfter: 5,
  words: {
    user: "There are 2 imports under way for this account already. Wait until one has ended.",
    process: "This server has as many imports under way as it can. Try again in a moment.",
  },
};
