import { Prisma } from "@tenon/db/client";
import type { ListTasksInput } from "@tenon/schemas/tasks";

type TaskFilter = Pick<ListTasksInput, "completed" | "priority" | "tag" | "dueFrom" | "dueBefore">;

/** The conditions of a list's filters but for its search, each beginning with AND. */
export function taskFilter({
  completed,
  priority,
  tag,
  dueFrom,
  dueBefore,
}: TaskFilter): Prisma.Sql {
  const conditions = [
    ...(completed === true ? [Prisma.sql`AND completed_at IS NOT NULL`] : []),
    ...(completed === false ? [Prisma.sql`AND completed_at IS NULL`] : []),
    ...(priority === undefined ? [] : [Prisma.sql`AND priority = ${priority}::task_priority`]),
    ...(tag === undefined ? [] : [Prisma.sql`AND tags @> ARRAY[${tag}]`]),
    ...(dueFrom === undefined
      ? []
      : [
          Prisma.sql`AND coalesce(due_at, 'infinity') >= ${dueFrom}::timestamptz AND due_at IS NOT NULL`,
        ]),
    ...(dueBefore === undefined
      ? []
      : [Prisma.sql`AND coalesce(due_at, 'infinity') < ${dueBefore}::timestamptz`]),
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}
