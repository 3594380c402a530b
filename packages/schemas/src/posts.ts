import { z } from "zod";
import { page, pageFields } from "./pages.ts";
import { Id, line, text, Timestamp, Version } from "./scalars.ts";
import { PersonRef } from "./users.ts";

/** A title of 1 to 200 characters. */
const PostTitle = line(200);

/** Markdown of at most 50,000 characters, kept as written. */
const PostBody = text(50_000);

/** The part of a post's address that names it: letters, digits and hyphens, at most 120. */
export const PostSlug = z.string().regex(/^[\p{L}\p{M}\p{N}_-]{1,120}$/u, "Must be a post's slug.");
export type PostSlug = z.infer<typeof PostSlug>;

/** A post as lists show it. */
export const PostSummary = z.object({
  id: Id,
  slug: z.string(),
  title: z.string(),
  /** How the text begins, without its marks; at most 240 characters. */
  excerpt: z.string(),
  author: PersonRef.nullable(),
  /** Null: a draft, which only its author sees. */
  publishedAt: Timestamp.nullable(),
  commentCount: z.int(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version,
});
export type PostSummary = z.infer<typeof PostSummary>;

/** A notice on the board, in Markdown. */
export const Post = PostSummary.extend({
  body: z.string(),
  /** The body as HTML that is safe to show: no raw HTML, no scripts, no links to anything but web and mail. */
  html: z.string(),
});
export type Post = z.infer<typeof Post>;

/** Which published posts: the newest first or, with `search`, those whose titles match and then the others, the newest of each first. */
export const ListPostsInput = z
  .strictObject({
    ...pageFields,
    /** Words that title or text contain as the beginning of a word; all must match. */
    search: text(200).optional(),
    authorId: Id.optional(),
  })
  .prefault({});
export type ListPostsInput = z.infer<typeof ListPostsInput>;
export const PostPage = page(PostSummary);
export type PostPage = z.infer<typeof PostPage>;

/** One's own posts, drafts too, the last changed first. */
export const ListMyPostsInput = z
  .strictObject({ ...pageFields, published: z.boolean().optional() })
  .prefault({});
export type ListMyPostsInput = z.infer<typeof ListMyPostsInput>;

/** One post. */
export const PostRef = z.strictObject({ id: Id });
export type PostRef = z.infer<typeof PostRef>;

/** One post, by the name in its address. */
export const PostSlugRef = z.strictObject({ slug: PostSlug });
export type PostSlugRef = z.infer<typeof PostSlugRef>;

/** A new draft. */
export const CreatePostInput = z.strictObject({ title: PostTitle, body: PostBody.default("") });
export type CreatePostInput = z.infer<typeof CreatePostInput>;

/** Changes to a post; with `version`, refused as STALE_VERSION when it changed meanwhile. */
export const UpdatePostInput = z
  .strictObject({
    id: Id,
    version: Version.optional(),
    title: PostTitle.optional(),
    body: PostBody.optional(),
  })
  .refine(
    ({ title, body }) => title !== undefined || body !== undefined,
    "Name at least one field to change.",
  );
export type UpdatePostInput = z.infer<typeof UpdatePostInput>;
