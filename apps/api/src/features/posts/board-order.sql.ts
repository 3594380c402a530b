import { Prisma } from "@tenon/db/client";
import type { Keyset } from "#platform/db/keyset.ts";
import { wordSearch } from "#platform/db/word-search.ts";

type BoardOrder = {
  name: string;
  expression: Prisma.Sql;
  /** What a search leaves, beginning with AND. */
  matches: Prisma.Sql;
  after(keyset: Keyset): Prisma.Sql;
};

const vector = Prisma.sql`(setweight(to_tsvector('simple', p.title), 'A') || setweight(to_tsvector('simple', p.body), 'D'))`;

/** The newest first or, for a search, the titles that match and then the newest; a search of signs alone matches nothing. */
export function boardOrder(search: string | undefined): BoardOrder {
  if (!search?.trim()) {
    return {
      name: "publishedAt",
      expression: Prisma.sql`p.published_at`,
      matches: Prisma.empty,
      after: ({ key, id }) =>
        Prisma.sql`AND (p.published_at, p.id) < (${key}::timestamptz, ${id}::uuid)`,
    };
  }
  const words = wordSearch(search);
  const query = Prisma.sql`to_tsquery('simple', ${words ?? ""})`;
  // By titles alone: to rank texts is to read every one that matches anew. Ids tell what is newer.
  const rank = Prisma.sql`ts_rank(to_tsvector('simple', p.title), ${query})`;
  return {
    name: "rank",
    expression: rank,
    matches: words === null ? Prisma.sql`AND false` : Prisma.sql`AND ${vector} @@ ${query}`,
    after: ({ key, id }) => Prisma.sql`AND (${rank}, p.id) < (${key}::real, ${id}::uuid)`,
  };
}
