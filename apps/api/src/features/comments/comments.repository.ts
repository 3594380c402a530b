import { type Database, Prisma } from "@tenon/db/client";
import type { Comment, CommentPage, ListCommentsInput } from "@tenon/schemas/comments";
import { appendEvents } from "#platform/db/append-events.sql.ts";
import { byCreation, byId, pageByCreation, pageById, readCursor } from "#platform/db/keyset.ts";
import { person } from "#platform/db/person.sql.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import { commentEvents } from "./comments.events.ts";

export type CommentParties = { authorId: string | null; postAuthorId: string | null };

export type CommentRepository = {
  list(input: ListCommentsInput): Promise<CommentPage>;
  /** What somebody wrote, in the order of the ids. */
  listWritten(
    authorId: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<CommentPage>;
  /** Whose the comment is, and whose post it stands under; null when there is none on the board. */
  findParties(id: string): Promise<CommentParties | null>;
  /** Null when there is no such post on the board. */
  insert(comment: {
    id: string;
    postId: string;
    authorId: string;
    body: string;
  }): Promise<Comment | null>;
  remove(id: string, tx: Transaction): Promise<void>;
};

export function createCommentRepository(sql: Database["sql"]): CommentRepository {
  return {
    async list({ postId, limit, cursor }) {
      const after = readCursor(cursor, byCreation);
      const found = await sql<Comment>`
        SELECT ${columns} FROM comments c JOIN posts p ON p.id = c.post_id LEFT JOIN users a ON a.id = c.author_id
        WHERE c.post_id = ${postId}::uuid AND p.published_at IS NOT NULL
          ${after ? Prisma.sql`AND (c.created_at, c.id) > (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY c.created_at, c.id LIMIT ${limit + 1}`;
      return pageByCreation(found, limit);
    },
    async listWritten(authorId, { limit, cursor }) {
      const after = readCursor(cursor, byId);
      const found = await sql<Comment>`
        WITH own AS MATERIALIZED (
          SELECT id FROM comments WHERE author_id = ${authorId}::uuid
            ${after ? Prisma.sql`AND id > ${after.id}::uuid` : Prisma.empty}
        ), page AS (SELECT id FROM own ORDER BY id LIMIT ${limit + 1})
        SELECT ${columns} FROM page JOIN comments c ON c.id = page.id LEFT JOIN users a ON a.id = c.author_id
        ORDER BY c.id`;
      return pageById(found, limit);
    },
    async findParties(id) {
      const [row] = await sql<CommentParties>`
        SELECT c.author_id AS "authorId", p.author_id AS "postAuthorId"
        FROM comments c JOIN posts p ON p.id = c.post_id
        WHERE c.id = ${id}::uuid AND p.published_at IS NOT NULL`;
      return row ?? null;
    },
    async insert({ id, postId, authorId, body }) {
      const [row] = await sql<Comment>`
        WITH post AS (
          UPDATE posts SET comment_count = comment_count + 1
          WHERE id = ${postId}::uuid AND published_at IS NOT NULL RETURNING id
        ), c AS (
          INSERT INTO comments (id, post_id, author_id, body)
          SELECT ${id}::uuid, post.id, ${authorId}::uuid, ${body} FROM post RETURNING *
        ), told AS (${appendEvents(commentEvents.created, { of: Prisma.sql`c`, fields })})
        SELECT ${columns} FROM c LEFT JOIN users a ON a.id = c.author_id`;
      return row ?? null;
    },
    async remove(id, tx) {
      await tx.$executeRaw`
        WITH gone AS (DELETE FROM comments WHERE id = ${id}::uuid RETURNING id, post_id),
          told AS (${appendEvents(commentEvents.removed, { of: Prisma.sql`gone`, fields })})
        UPDATE posts SET comment_count = comment_count - 1 FROM gone WHERE posts.id = gone.post_id`;
    },
  };
}

const fields = { id: Prisma.sql`id`, postId: Prisma.sql`post_id` };

const columns = Prisma.sql`c.id, c.post_id AS "postId", c.body, c.created_at AS "createdAt",
  ${person("author")}`;
