import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import type { Page } from "@tenon/schemas/pages";

type From = { cursor?: string; limit?: number };

const firstPage: From = {};

/** For lists of which few rows are drawn: whoever goes on to a second page may go on for long. */
export const longPages = 100;

/** A list that is read page by page; after the first, pages are as long as asked for. */
export function pagesQuery<Item>(
  queryKey: QueryKey,
  load: (from: From, options: { signal: AbortSignal }) => Promise<Page<Item>>,
  limit?: number,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }): From | null =>
      nextCursor === null ? null : { cursor: nextCursor, ...(limit !== undefined && { limit }) },
  });
}
