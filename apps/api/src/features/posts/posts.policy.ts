import type { Actor } from "#actor.ts";

type Authored = { authorId: string | null; publishedAt: Date | null };

/** A draft is its author's alone; what is published is everybody's. */
export function mayRead({ userId }: Actor, post: Authored): boolean {
  return post.publishedAt !== null || post.authorId === userId;
}

export function isAuthor({ userId }: Actor, post: Authored): boolean {
  return post.authorId === userId;
}

/** Takes a post off the board: its author, or an administrator who moderates. */
export function mayTakeDown(actor: Actor, post: Authored): boolean {
  return isAuthor(actor, post) || actor.role === "admin";
}
