import { Prisma } from "@tenon/db/client";

/** A page of what a search finds in a list. */
export type FoundPage = {
  /** What the rows are called in all of these. */
  as: Prisma.Sql;
  /** The rows of the list in its order, from the cursor on. */
  walk: Prisma.Sql;
  /** Of those, the ones to show. */
  isMet: Prisma.Sql;
  /** Rows that an index of words finds, as a statement that ends in conditions. */
  indexed: Prisma.Sql;
  /** Of those, the ones to show that come after the cursor. */
  isFound: Prisma.Sql;
  by: Prisma.Sql;
  limit: number;
};

/** A walk may be so many times as long as its page. A word in fewer rows is found by the index, in no time. */
const pagesOnTheWay = 20;

/**
 * The page, with one row to spare: met on a short walk along the list, or else found by the index and sorted. So neither
 * a word that is everywhere nor one that is nowhere near costs more in a longer list.
 * A prepared statement can't know which words will be common, so Postgres is left one way for each:
 * of a LIMIT that is asked for it takes the order's index, and OFFSET makes it find before it sorts.
 */
export function foundPage({ as, walk, isMet, indexed, isFound, by, limit }: FoundPage): Prisma.Sql {
  const page = Prisma.sql`ORDER BY ${by} LIMIT ${written(limit + 1)}`;
  const walked = written(pagesOnTheWay * (limit + 1));
  const isFull = Prisma.sql`(SELECT count(*) FROM met) > ${written(limit)}`;
  return Prisma.sql`
    WITH met AS MATERIALIZED (
      SELECT * FROM (${walk} LIMIT (SELECT ${walked})) AS ${as} WHERE ${isMet} ${page}
    )
    SELECT * FROM met WHERE ${isFull}
    UNION ALL
    (SELECT * FROM (${indexed} AND NOT ${isFull} OFFSET 0) AS ${as} WHERE ${isFound} ${page})`;
}

/** Not a parameter: a prepared statement is planned for any limit, and would take a page for a tenth of the list. */
export function written(limit: number): Prisma.Sql {
  return Prisma.raw(String(limit));
}
