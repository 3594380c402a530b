import { t } from "@lingui/core/macro";
import type { Author } from "@tenon/schemas/posts";

export function authorName(author: Author | null): string {
  return author?.name ?? t`A removed account`;
}
