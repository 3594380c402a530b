import { Prisma } from "@tenon/db/client";
import type { ListPostsInput } from "@tenon/schemas/posts";
import { foundPage, written } from "#platform/db/found-page.sql.ts";
import type { Keyset } from "#platform/db/keyset.ts";
import { wordSearch } from "#platform/db/word-search.ts";

type Search = Pick<ListPostsInput, "authorId" | "limit"> & { search: string; after: Keyset | null };

/** Where a page of a search ended: whether among the titles, and when that post was published. */
export const foundKey = Prisma.sql`concat_ws(' ', found.in_title, p.published_at)`;
const amongTexts = "f ";

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

function newest({ when, indexed, matches, authorId, after, limit }: Part): Prisma.Sql {
  const by = Prisma.sql`p.published_at DESC, p.id DESC`;
  const posts = Prisma.sql`SELECT * FROM posts p WHERE ${when} AND p.published_at IS NOT NULL`;
  const within = Prisma.sql`
    ${authorId === undefined ? Prisma.empty : Prisma.sql`AND p.author_id = ${authorId}::uuid`}
    ${after ? olderThan(after) : Prisma.empty}`;
  return foundPage({
    as: Prisma.sql`p`,
    walk: Prisma.sql`${posts} ${within} ORDER BY ${by}`,
    isMet: matches,
    indexed: Prisma.sql`${posts} AND ${indexed}`,
    isFound: Prisma.sql`${matches} ${within}`,
    by,
    limit,
  });
}

function olderThan({ key, id }: Keyset): Prisma.Sql {
  const publishedAt = key.slice(amongTexts.length);
  return Prisma.sql`AND (p.published_at, p.id) < (${publishedAt}::timestamptz, ${id}::uuid)`;
}
