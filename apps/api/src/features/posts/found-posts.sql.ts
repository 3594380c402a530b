import { Prisma } from "@tenon/db/client";
import type { ListPostsInput } from "@tenon/schemas/posts";
import type { Keyset } from "#platform/db/keyset.ts";
import { wordSearch } from "#platform/db/word-search.ts";

type Search = Pick<ListPostsInput, "authorId" | "limit"> & { search: string; after: Keyset | null };

/** Where a page of a search ended: whether among the titles, and when that post was published. */
export const foundKey = Prisma.sql`concat_ws(' ', found.in_title, p.published_at)`;
const amongTexts = "f ";

/** So many are sorted in no time; more lie so close together that the newest are soon met. */
const few = 500;

/**
 * A page of the posts that a search finds, with some to spare, as a table of id and in_title: those whose titles match,
 * then the others, the newest of each first. A search of signs alone finds none.
 */
export function foundPosts({ search, after, ...input }: Search): Prisma.Sql {
  const query = Prisma.sql`(SELECT to_tsquery('simple', ${wordSearch(search) ?? ""}))`;
  const inTitle = Prisma.sql`p.title_words @@ ${query}`;
  const inWords = Prisma.sql`p.words @@ ${query}`;
  const isPastTitles = after?.key.startsWith(amongTexts) ?? false;
  const titles = newest({
    ...input,
    when: isPastTitles ? Prisma.sql`false` : Prisma.sql`true`,
    indexed: inTitle,
    matches: inTitle,
    after: isPastTitles ? null : after,
  });
  const texts = newest({
    ...input,
    when: Prisma.sql`(SELECT count(*) FROM titles) <= ${written(input.limit)}`,
    indexed: inWords,
    matches: Prisma.sql`${inWords} AND NOT ${inTitle}`,
    after: isPastTitles ? after : null,
  });
  return Prisma.sql`
    WITH titles AS MATERIALIZED (${titles}), texts AS MATERIALIZED (${texts})
    SELECT id, true AS in_title FROM titles UNION ALL SELECT id, false FROM texts`;
}

type Part = Pick<Search, "authorId" | "limit" | "after"> & {
  when: Prisma.Sql;
  /** What an index finds: all that matches, and maybe more. */
  indexed: Prisma.Sql;
  matches: Prisma.Sql;
};

/**
 * The newest of what matches: found by the index of words and sorted while these are few, else met on a walk from the newest on.
 * OFFSET and coalesce leave Postgres one way for each: a prepared statement can't know which words will be common.
 */
function newest({ when, indexed, matches, authorId, after, limit }: Part): Prisma.Sql {
  const published = Prisma.sql`p.published_at IS NOT NULL`;
  const page = Prisma.sql`
    ${authorId === undefined ? Prisma.empty : Prisma.sql`AND p.author_id = ${authorId}::uuid`}
    ${after ? olderThan(after) : Prisma.empty}
    ORDER BY p.published_at DESC, p.id DESC LIMIT ${written(limit + 1)}`;
  return Prisma.sql`
    WITH counted AS MATERIALIZED (
      SELECT count(*) <= ${written(few)} AS are_few FROM (
        SELECT FROM posts p WHERE ${when} AND ${published} AND ${indexed} LIMIT ${written(few + 1)}
      ) AS found
    )
    (SELECT p.id FROM (
      SELECT * FROM posts p WHERE ${when} AND (SELECT are_few FROM counted) AND ${published} AND ${indexed} OFFSET 0
    ) AS p WHERE ${matches} ${page})
    UNION ALL
    (SELECT p.id FROM posts p
    WHERE NOT (SELECT are_few FROM counted) AND ${published} AND coalesce(${matches}, false) ${page})`;
}

function olderThan({ key, id }: Keyset): Prisma.Sql {
  const publishedAt = key.slice(amongTexts.length);
  return Prisma.sql`AND (p.published_at, p.id) < (${publishedAt}::timestamptz, ${id}::uuid)`;
}

/** Not a parameter: a prepared statement is planned for any limit, and would take a page for a tenth of the board. */
export function written(limit: number): Prisma.Sql {
  return Prisma.raw(String(limit));
}
