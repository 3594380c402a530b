import type { PrismaClient } from "@tenon/db/client";
import { createTaskRepository } from "./tasks.repository.ts";
import { createTasksRouter } from "./tasks.router.ts";
import { createTaskService } from "./tasks.service.ts";

export function createTasksFeature({ prisma }: { prisma: PrismaClient }) {
  return { router: createTasksRouter(createTaskService(createTaskRepository(prisma))) };
}
