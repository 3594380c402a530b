import { Prisma } from "@tenon/db/client";
import type { ListTasksInput } from "@tenon/schemas/tasks";
import { wordSearch } from "#platform/db/word-search.ts";

/** The conditions of a list's filters but for its search, each beginning with AND. */
export function taskFilter({
  completed,
  priority,
  tag,
  dueFrom,
  dueBefore,
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
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}

/**
 * The tasks of their owner that a search finds; one of signs alone finds nothing. OFFSET lets Postgres find them first:
 * it would rather walk through all in their order, and split each text into words again.
 */
export function matching(search: string, ownerId: string): Prisma.Sql {
  const query = wordSearch(search);
  const found =
    query === null
      ? Prisma.sql`false`
      : Prisma.sql`owned_words(owner_id, title || ' ' || description)
          @@ owned_words(${ownerId}::uuid, to_tsquery('simple', ${query}))`;
  return Prisma.sql`(SELECT * FROM tasks WHERE owner_id = ${ownerId}::uuid AND ${found} OFFSET 0) AS tasks`;
}
