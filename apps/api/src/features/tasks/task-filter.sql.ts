import { Prisma } from "@tenon/db/client";
import type { ListTasksInput } from "@tenon/schemas/tasks";
import { wordSearch } from "#platform/db/word-search.ts";

/** The conditions of a list's filters, each beginning with AND. */
export function taskFilter({
  completed,
  priority,
  tag,
  dueFrom,
  dueBefore,
  search,
}: ListTasksInput): Prisma.Sql {
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
    ...(search?.trim() ? [matchesWords(search)] : []),
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}

/** A search of signs alone matches nothing. */
function matchesWords(search: string): Prisma.Sql {
  const query = wordSearch(search);
  if (query === null) return Prisma.sql`AND false`;
  return Prisma.sql`AND to_tsvector('simple', title || ' ' || description) @@ to_tsquery('simple', ${query})`;
}
