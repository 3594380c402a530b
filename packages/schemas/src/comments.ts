import { z } from "zod";
import { page, pageFields } from "./pages.ts";
import { Id, note, Timestamp } from "./scalars.ts";
import { PersonRef } from "./users.ts";

/** What somebody says to a post: text, without marks. */
export const Comment = z.object({
  id: Id,
  postId: Id,
  author: PersonRef.nullable(),
  body: z.string(),
  createdAt: Timestamp,
});
export type Comment = z.infer<typeof Comment>;

/** The comments of a post, the oldest first. */
export const ListCommentsInput = z.strictObject({ ...pageFields, postId: Id });
export type ListCommentsInput = z.infer<typeof ListCommentsInput>;
export const CommentPage = page(Comment);
export type CommentPage = z.infer<typeof CommentPage>;

/** A new comment of 1 to 5,000 characters. */
export const CreateCommentInput = z.strictObject({ postId: Id, body: note(5_000) });
export type CreateCommentInput = z.infer<typeof CreateCommentInput>;

/** One comment. */
export const CommentRef = z.strictObject({ id: Id });
export type CommentRef = z.infer<typeof CommentRef>;
