import { Comment, CreateCommentInput } from "@tenon/schemas/comments";
import { isRecord } from "#api/is-record.ts";

/** A change of comments as it is kept until the server has it. */
export type CommentWriting =
  | { type: "comments.add"; postId: string; body: string }
  | { type: "comments.remove"; comment: Comment };

/** Another version of this page may have kept it: what it says is checked. */
export function readCommentWriting(kept: unknown): CommentWriting | null {
  if (!isRecord(kept)) return null;
  const { type, postId, body, comment } = kept;
  const input = CreateCommentInput.safeParse({ postId, body }).data;
  if (type === "comments.add") return input ? { type, ...input } : null;
  const removed = Comment.safeParse(comment).data;
  return type === "comments.remove" && removed ? { type, comment: removed } : null;
}
