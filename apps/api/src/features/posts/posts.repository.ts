import { type Database, Prisma } from "@tenon/db/client";
import type { Page } from "@tenon/schemas/pages";
import type { ListMyPostsInput, ListPostsInput } from "@tenon/schemas/posts";
import type { PersonRef } from "@tenon/schemas/users";
import { appendEvents } from "#platform/db/append-events.sql.ts";
import { written } from "#platform/db/found-page.sql.ts";
import { byId, type Keyset, nextPage, pageById, readCursor } from "#platform/db/keyset.ts";
import { person } from "#platform/db/person.sql.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import { foundKey, foundPosts } from "./found-posts.sql.ts";
import { postEvents } from "./posts.events.ts";

/** A post as it is stored, with its author's name as it is now. */
export type StoredPost = {
  id: string;
  slug: string;
  title: string;
  body: string;
  authorId: string | null;
  author: PersonRef | null;
  publishedAt: Date | null;
  commentCount: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};

type Found = { rows: StoredPost[]; nextCursor: string | null };
type PostAt = { id: string; version?: number | undefined };

export type PostRepository = {
  /** Published posts, with no more of each body than an excerpt needs. */
  listPublished(input: ListPostsInput): Promise<Found>;
  listOwn(authorId: string, input: ListMyPostsInput): Promise<Found>;
  /** Whole ones, in the order of their ids, so that none is passed over that is changed meanwhile. */
  listWritten(
    authorId: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<StoredPost>>;
  find(post: { id: string } | { slug: string }): Promise<StoredPost | null>;
  /** A new draft, with the slug or the first numbered one that is free. */
  insert(draft: {
    id: string;
    authorId: string;
    slug: string;
    title: string;
    body: string;
  }): Promise<StoredPost>;
  /** False when there is none, or none of that version. */
  update(
    post: PostAt,
    changes: { title?: string | undefined; body?: string | undefined },
  ): Promise<boolean>;
  /** Puts a post on the board, where it keeps the place it has, or takes it off. */
  setPublished(id: string, published: boolean, tx?: Transaction): Promise<void>;
  remove(id: string, tx?: Transaction): Promise<void>;
  /** Removes drafts whose authors are gone, some at a time, and says how many. */
  removeOrphanedDrafts(): Promise<number>;
};

const slugTries = 100;
const batch = 1_000;

export function createPostRepository({
  prisma,
  sql,
}: Pick<Database, "prisma" | "sql">): PostRepository {
  return {
    listPublished: ({ search, ...input }) =>
      search?.trim() ? listFound({ ...input, search }) : listNewest(input),
    async listOwn(authorId, { limit, cursor, published }) {
      const order = "updatedAt";
      const after = readCursor(cursor, order);
      const found = await sql<StoredPost>`
        SELECT ${summaryColumns} FROM posts p LEFT JOIN users a ON a.id = p.author_id
        WHERE p.author_id = ${authorId}::uuid
          ${published === undefined ? Prisma.empty : standing(published)}
          ${after ? Prisma.sql`AND (p.updated_at, p.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY p.updated_at DESC, p.id DESC LIMIT ${limit + 1}`;
      return nextPage(found, {
        limit,
        order,
        keyset: ({ updatedAt, id }) => ({ key: updatedAt.toISOString(), id }),
      });
    },
    async listWritten(authorId, { limit, cursor }) {
      const after = readCursor(cursor, byId);
      const found = await sql<StoredPost>`
        WITH own AS MATERIALIZED (
          SELECT id FROM posts WHERE author_id = ${authorId}::uuid
            ${after ? Prisma.sql`AND id > ${after.id}::uuid` : Prisma.empty}
        ), page AS (SELECT id FROM own ORDER BY id LIMIT ${limit + 1})
        SELECT ${columns}, p.body FROM page JOIN posts p ON p.id = page.id LEFT JOIN users a ON a.id = p.author_id
        ORDER BY p.id`;
      return pageById(found, limit);
    },
    find,
    async insert({ slug, ...draft }) {
      for (let tries = 0; tries < slugTries; tries += 1) {
        const [row] = await sql<{ id: string }>`
          WITH changed AS (
          INSERT INTO posts (id, author_id, title, body, slug)
          SELECT ${draft.id}::uuid, ${draft.authorId}::uuid, ${draft.title}, ${draft.body},
            CASE WHEN EXISTS (SELECT FROM posts WHERE slug = ${slug}) THEN ${slug} || '-' || (
              SELECT coalesce(max(substr(slug, length(${slug}) + 2)::int), 1) + 1 FROM posts
              WHERE slug > ${slug} || '-' AND slug < ${slug} || '.'
                AND substr(slug, length(${slug}) + 2) ~ '^[0-9]{1,8}$')
            ELSE ${slug} END
          ON CONFLICT (slug) DO NOTHING RETURNING *
          ), told AS (${appendEvents(postEvents.created, { ...versions, ...authored })})
          SELECT id FROM changed`;
        const post = row && (await find({ id: row.id }));
        if (post) return post;
      }
      throw new Error(`No slug like ${slug} was free after ${slugTries} tries.`);
    },
    async update({ id, version }, { title, body }) {
      const changed = await sql<{ id: string }>`
        WITH changed AS (
          UPDATE posts SET updated_at = now(), version = version + 1
            ${title === undefined ? Prisma.empty : Prisma.sql`, title = ${title}`}
            ${body === undefined ? Prisma.empty : Prisma.sql`, body = ${body}`}
          WHERE id = ${id}::uuid ${version === undefined ? Prisma.empty : Prisma.sql`AND version = ${version}`}
          RETURNING *
        ), told AS (${appendEvents(postEvents.updated, { ...versions, ...authored, shown })})
        SELECT id FROM changed`;
      return changed.length > 0;
    },
    async setPublished(id, published, tx = prisma) {
      await tx.$executeRaw`
        WITH changed AS (
          UPDATE posts p SET published_at = ${published ? Prisma.sql`now()` : Prisma.sql`NULL`},
            updated_at = now(), version = version + 1
          WHERE id = ${id}::uuid ${standing(!published)} RETURNING *
        ), told AS (${appendEvents(published ? postEvents.published : postEvents.unpublished, versions)})
        SELECT FROM changed`;
    },
    async remove(id, tx = prisma) {
      await tx.$executeRaw`
        WITH changed AS (DELETE FROM posts WHERE id = ${id}::uuid RETURNING *),
          told AS (${appendEvents(postEvents.removed, {
            of: Prisma.sql`changed`,
            fields: { id: Prisma.sql`id` },
            ...authored,
            shown,
          })})
        SELECT FROM changed`;
    },
    removeOrphanedDrafts: () => prisma.$executeRaw`
      DELETE FROM posts WHERE id IN (
        SELECT id FROM posts WHERE author_id IS NULL AND published_at IS NULL LIMIT ${batch})`,
  };

  async function listNewest({ authorId, limit, cursor }: ListPostsInput): Promise<Found> {
    const order = "publishedAt";
    const after = readCursor(cursor, order);
    const found = await sql<StoredPost & { sortKey: string }>`
      SELECT ${summaryColumns}, p.published_at::text AS "sortKey"
      FROM posts p LEFT JOIN users a ON a.id = p.author_id
      WHERE p.published_at IS NOT NULL
        ${authorId === undefined ? Prisma.empty : Prisma.sql`AND p.author_id = ${authorId}::uuid`}
        ${after ? Prisma.sql`AND (p.published_at, p.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      ORDER BY p.published_at DESC, p.id DESC LIMIT ${limit + 1}`;
    return nextPage(found, { limit, order, keyset: keysetOf });
  }

  async function listFound(input: ListPostsInput & { search: string }): Promise<Found> {
    const { cursor, limit } = input;
    const order = "titles";
    const after = readCursor(cursor, order);
    const found = await sql<StoredPost & { sortKey: string }>`
      SELECT ${summaryColumns}, ${foundKey} AS "sortKey"
      FROM (${foundPosts({ ...input, after })}) AS found
        JOIN posts p ON p.id = found.id LEFT JOIN users a ON a.id = p.author_id
      ORDER BY found.in_title DESC, p.published_at DESC, p.id DESC LIMIT ${written(limit + 1)}`;
    return nextPage(found, { limit, order, keyset: keysetOf });
  }

  async function find(post: { id: string } | { slug: string }): Promise<StoredPost | null> {
    const [row] = await sql<StoredPost>`
      SELECT ${columns}, p.body FROM posts p LEFT JOIN users a ON a.id = p.author_id
      WHERE ${"id" in post ? Prisma.sql`p.id = ${post.id}::uuid` : Prisma.sql`p.slug = ${post.slug}`}`;
    return row ?? null;
  }
}

function keysetOf({ sortKey, id }: { sortKey: string; id: string }): Keyset {
  return { key: sortKey, id };
}

const versions = {
  of: Prisma.sql`changed`,
  fields: { id: Prisma.sql`id`, version: Prisma.sql`version` },
};
const authored = { ownerId: Prisma.sql`author_id` };
const shown = Prisma.sql`published_at IS NOT NULL`;

const columns = Prisma.sql`p.id, p.slug, p.title, p.author_id AS "authorId", ${person("author")},
  p.published_at AS "publishedAt", p.comment_count AS "commentCount",
  p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.version`;

/** Written out, so that the partial indexes are seen. */
function standing(isPublished: boolean): Prisma.Sql {
  return isPublished
    ? Prisma.sql`AND p.published_at IS NOT NULL`
    : Prisma.sql`AND p.published_at IS NULL`;
}

/** Of a long text, lists read the beginning. */
const summaryColumns = Prisma.sql`${columns}, left(p.body, 1000) AS body`;
