import { Prisma } from "@tenon/db/client";
import type { ListTasksInput } from "@tenon/schemas/tasks";
import { foundPage } from "#platform/db/found-page.sql.ts";
import type { Keyset } from "#platform/db/keyset.ts";
import { wordSearch } from "#platform/db/word-search.ts";
import { taskFilter } from "./task-filter.sql.ts";
import type { TaskOrder } from "./task-order.sql.ts";

type Asked = Omit<ListTasksInput, "order"> & {
  ownerId: string;
  order: TaskOrder;
  after: Keyset | null;
};

/** The tasks of their owner that a page shows, and maybe those of later pages. A search of signs alone finds none. */
export function ownTasks({ search, ownerId, order, after, ...input }: Asked): Prisma.Sql {
  const filter = taskFilter(input);
  const beyond = after ? order.after(after) : Prisma.empty;
  const tasks = Prisma.sql`
    SELECT *, ${order.expression} AS sort_key FROM tasks WHERE owner_id = ${ownerId}::uuid`;
  if (!search?.trim()) return Prisma.sql`${tasks} ${filter} ${beyond}`;

  const query = Prisma.sql`(SELECT to_tsquery('simple', ${wordSearch(search) ?? ""}))`;
  return foundPage({
    as: Prisma.sql`tasks`,
    walk: Prisma.sql`${tasks} ${beyond} ORDER BY ${order.by}`,
    isMet: Prisma.sql`words @@ ${query} ${filter}`,
    indexed: Prisma.sql`
      ${tasks} AND owned_words(owner_id, title || ' ' || description)
        @@ owned_words(${ownerId}::uuid, ${query})`,
    isFound: Prisma.sql`true ${filter} ${beyond}`,
    by: order.by,
    limit: input.limit,
  });
}
