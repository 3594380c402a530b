import { Prisma } from "@tenon/db/client";
import type { ListTasksInput, TaskSort } from "@tenon/schemas/tasks";
import type { Keyset } from "#platform/db/keyset.ts";

/** How one list is ordered: each sort key has an index that ends with the id, which tells equal keys apart. */
export type TaskOrder = {
  /** Tells cursors of different orders apart. */
  name: string;
  /** Called sort_key wherever tasks are read. */
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
    by: Prisma.sql`sort_key ${direction}, id ${direction}`,
    after: ({ key, id }) =>
      Prisma.sql`AND (${expression}, id) ${beyond} (${key}::${type}, ${id}::uuid)`,
  };
}

const sortKeys: Record<TaskSort, { expression: Prisma.Sql; type: Prisma.Sql }> = {
  createdAt: { expression: Prisma.sql`created_at`, type: Prisma.sql`timestamptz` },
  dueAt: {
    expression: Prisma.sql`coalesce(due_at, 'infinity')`,
    type: Prisma.sql`timestamptz`,
  },
  priority: { expression: Prisma.sql`priority`, type: Prisma.sql`task_priority` },
  title: { expression: Prisma.sql`lower(title)`, type: Prisma.sql`text` },
};
