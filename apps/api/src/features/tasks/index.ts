import type { Database } from "@tenon/db/client";
import { createTaskRepository } from "./tasks.repository.ts";
import { createTasksRouter } from "./tasks.router.ts";
import { createTaskService } from "./tasks.service.ts";

export function createTasksFeature(database: Pick<Database, "prisma" | "sql">) {
  const repository = createTaskRepository(database);
  return { repository, router: createTasksRouter(createTaskService(repository)) };
}
