import { infiniteQueryOptions, type QueryKey } from "@tanstack/react-query";
import type { Page } from "@tenon/schemas/pages";

type From = { cursor?: string };

const firstPage: From = {};

/** A list that is read page by page. */
export function pagesQuery<Item>(
  queryKey: QueryKey,
  load: (from: From, options: { signal: AbortSignal }) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }): From | null =>
      nextCursor === null ? null : { cursor: nextCursor },
  });
}
