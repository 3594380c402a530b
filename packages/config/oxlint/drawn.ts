const feature = "apps/api/src/features/tasks";

/** What the gate must let pass: imports that the arrows draw, and exceptions of the house rules. */
export const drawn = [
  {
    file: `${feature}/drawn.policy.ts`,
    code: `export type { Actor } from "#actor.ts";\nexport { Task } from "@tenon/schemas/tasks";`,
  },
  {
    file: `${feature}/drawn.router.ts`,
    code: `export { userProcedure } from "#trpc/procedures.ts";\nexport type { TaskService } from "./tasks.service.ts";`,
  },
  {
    file: `${feature}/drawn.service.ts`,
    code: `export { mayRead } from "./tasks.policy.ts";
export type { TaskRepository } from "./tasks.repository.ts";
export type { UserService } from "#features/users/index.ts";
export { AppError } from "#platform/errors/app-error.ts";
export { lastDays } from "#platform/last-days.ts";
export { v7 } from "uuid";`,
  },
  {
    file: `${feature}/drawn.repository.ts`,
    code: `export { Prisma } from "@tenon/db/client";\nexport { taskOrder } from "./task-order.sql.ts";`,
  },
  {
    file: `${feature}/archive/archive.ts`,
    code: `export type { TaskService } from "#features/tasks/tasks.service.ts";`,
  },
  {
    file: `${feature}/any.test.ts`,
    code: `export { createTaskRepository } from "./tasks.repository.ts";`,
  },
  {
    file: "apps/api/src/platform/db/pool.ts",
    code: `export { openDatabase } from "@tenon/db/client";`,
  },
  {
    file: "apps/web/src/register.ts",
    code: `import "vitest";\ndeclare module "vitest" {\n  interface ProvidedContext {\n    server: string;\n  }\n}`,
  },
  {
    file: "packages/client/src/router-types.ts",
    code: `export type { AppRouter } from "@tenon/api/router";`,
  },
  {
    file: "apps/web/src/client.ts",
    code: `export { createTenonClient } from "@tenon/client";`,
  },
  {
    file: "apps/web/src/features/tasks/task-list.tsx",
    code: `export { Icon } from "#ui/icon.tsx";\nexport { TaskRow } from "./task-row.tsx";`,
  },
  {
    file: "apps/web/src/ui/said.tsx",
    code: `import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
export function Said({ size }: { size: number }): unknown {
  return (
    <nav aria-label={t\`Pages of \${size}\`} className="row wide">
      <Trans>Good morning</Trans>
    </nav>
  );
}`,
  },
  {
    file: "apps/web/src/routes/tasks.tsx",
    code: `export { TaskBoard } from "#features/tasks/task-board.tsx";`,
  },
  {
    file: "packages/db/src/migrate.ts",
    code: `export { Pool } from "pg";\nexport { PrismaClient } from "#generated/client.ts";`,
  },
];
