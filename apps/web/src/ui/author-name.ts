import type { Author } from "@tenon/schemas/posts";

export function authorName(author: Author | null): string {
  return author?.name ?? "A removed account";
}
