import { v7 as uuidv7 } from "uuid";
import { excerptOf, renderMarkdown } from "@tenon/markdown/markdown";
import type { AuditAction } from "@tenon/schemas/audit";
import { slugOf } from "@tenon/schemas/post-slug";
import type {
  CreatePostInput,
  ListMyPostsInput,
  ListPostsInput,
  Post,
  PostPage,
  PostRef,
  PostSlugRef,
  PostSummary,
  UpdatePostInput,
} from "@tenon/schemas/posts";
import type { Actor, Caller } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { isAuthor, mayRead, mayTakeDown } from "./posts.policy.ts";
import type { PostRepository, StoredPost } from "./posts.repository.ts";

export type PostService = {
  list(input: ListPostsInput): Promise<PostPage>;
  mine(actor: Actor, input: ListMyPostsInput): Promise<PostPage>;
  byId(actor: Actor, input: PostRef): Promise<Post>;
  bySlug(actor: Actor, input: PostSlugRef): Promise<Post>;
  create(actor: Actor, input: CreatePostInput): Promise<Post>;
  update(actor: Actor, input: UpdatePostInput): Promise<Post>;
  publish(actor: Actor, input: PostRef): Promise<Post>;
  /** Administrators may do it to others' posts; that is an entry of the audit log. */
  unpublish(actor: Actor, input: PostRef, caller: Caller): Promise<Post>;
  remove(actor: Actor, input: PostRef, caller: Caller): Promise<PostRef>;
};

type Dependencies = {
  posts: PostRepository;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

const excerptLength = 240;

export function createPostService({ posts, audit, transaction }: Dependencies): PostService {
  return {
    async list(input) {
      return toPage(await posts.listPublished(input));
    },
    async mine({ userId }, input) {
      return toPage(await posts.listOwn(userId, input));
    },
    byId: async (actor, post) => toPost(await readable(actor, post)),
    bySlug: async (actor, post) => toPost(await readable(actor, post)),
    async create({ userId: authorId }, { title, body }) {
      const draft = { id: uuidv7(), authorId, slug: slugOf(title), title, body };
      return toPost(await posts.insert(draft));
    },
    async update(actor, { id, version, ...changes }) {
      await own(actor, id);
      const updated = await posts.update({ id, version }, changes);
      const current = toPost(await readable(actor, { id }));
      if (!updated) throw new AppError({ code: "STALE_VERSION", current });
      return current;
    },
    async publish(actor, { id }) {
      await own(actor, id);
      await posts.setPublished(id, true);
      return toPost(await readable(actor, { id }));
    },
    async unpublish(actor, { id }, caller) {
      const post = await moderated(actor, id);
      await takeDown(post, { actor, caller, action: "post.unpublished" }, (tx) =>
        posts.setPublished(id, false, tx),
      );
      return toPost((await posts.find({ id })) ?? post);
    },
    async remove(actor, { id }, caller) {
      const post = await moderated(actor, id);
      await takeDown(post, { actor, caller, action: "post.removed" }, (tx) => posts.remove(id, tx));
      return { id };
    },
  };

  /** A post that the actor may read; for anybody else there is none. */
  async function readable(
    actor: Actor,
    which: { id: string } | { slug: string },
  ): Promise<StoredPost> {
    const post = await posts.find(which);
    if (!post || !mayRead(actor, post)) throw new AppError({ code: "NOT_FOUND" });
    return post;
  }

  async function own(actor: Actor, id: string): Promise<void> {
    const post = await readable(actor, { id });
    if (!isAuthor(actor, post)) throw new AppError({ code: "FORBIDDEN" });
  }

  async function moderated(actor: Actor, id: string): Promise<StoredPost> {
    const post = await readable(actor, { id });
    if (!mayTakeDown(actor, post)) throw new AppError({ code: "FORBIDDEN" });
    return post;
  }

  /** What an administrator does to another's post is noted, or it is not done. */
  async function takeDown(
    { authorId, title, ...post }: StoredPost,
    { actor, caller, action }: { actor: Actor; caller: Caller; action: AuditAction },
    work: (tx?: Transaction) => Promise<void>,
  ): Promise<void> {
    if (isAuthor(actor, { authorId, ...post })) return work();
    await transaction(async (tx) => {
      await work(tx);
      await audit.record(
        { action, by: actor, from: caller, targetId: authorId, details: { title } },
        tx,
      );
    });
  }
}

function toPage({ rows, nextCursor }: { rows: StoredPost[]; nextCursor: string | null }): PostPage {
  return { items: rows.map(toSummary), nextCursor };
}

function toPost(post: StoredPost): Post {
  return { ...toSummary(post), body: post.body, html: renderMarkdown(post.body) };
}

function toSummary({ body, authorId: _authorId, ...post }: StoredPost): PostSummary {
  return { ...post, excerpt: excerptOf(body, excerptLength) };
}
