import { Prisma } from "@tenon/db/client";
import type { ListTasksInput, TaskSort } from "@tenon/schemas/tasks";
import type { Keyset } from "#platform/db/keyset.ts";

/** How one list is ordered: each sort key has an index that ends with the id, which tells equal keys apart. */
export type TaskOrder = {
  /** Tells cursors of different orders apart. */
  name: string;
  expression: Prisma.Sql;
  by: Prisma.Sql;
  after: (last: Keyset) => Prisma.Sql;
};

export function taskOrder({ sort, order }: Pick<ListTasksInput, "sort" | "order">): TaskOrder {
  const { expression, type } = sortKeys[sort];
  const direction = order === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = order === "asc" ? Prisma.sql`>` : Prisma.sql`<`;
  return {
    name: `${sort} ${order}`,
    expression,
    by: Prisma.sql`${expression} ${direction}, id ${direction}`,
    after: ({ key, id }) =>
      Prisma.sql`AND (${expression}, id) ${beyond} (${key}::${type}, ${id}::uuid)`,
  };
}

// Named with their table, or ORDER BY would take the answer's column of the same name.
const sortKeys: Record<TaskSort, { expression: Prisma.Sql; type: Prisma.Sql }> = {
  createdAt: { expression: Prisma.sql`tasks.created_at`, type: Prisma.sql`timestamptz` },
  dueAt: {
    expression: Prisma.sql`coalesce(tasks.due_at, 'infinity')`,
    type: Prisma.sql`timestamptz`,
  },
  priority: { expression: Prisma.sql`tasks.priority`, type: Prisma.sql`task_priority` },
  title: { expression: Prisma.sql`lower(tasks.title)`, type: Prisma.sql`text` },
};
