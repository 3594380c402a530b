import type { Actor } from "#actor.ts";

/** Takes a comment away: who wrote it, whose post it stands under, or an administrator who moderates. */
export function mayRemove(
  { userId, role }: Actor,
  { authorId, postAuthorId }: { authorId: string | null; postAuthorId: string | null },
): boolean {
  return role === "admin" || authorId === userId || postAuthorId === userId;
}
