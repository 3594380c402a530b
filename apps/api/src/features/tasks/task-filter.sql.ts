import { Prisma } from "@tenon/db/client";
import type { ListTasksInput } from "@tenon/schemas/tasks";

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

/** Every word must begin a word of title or description; a search of signs alone matches nothing. */
function matchesWords(search: string): Prisma.Sql {
  const words = search.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return Prisma.sql`AND false`;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return Prisma.sql`AND to_tsvector('simple', title || ' ' || description) @@ to_tsquery('simple', ${query})`;
}
