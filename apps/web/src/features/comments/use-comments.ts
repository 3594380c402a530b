import { useInfiniteQuery } from "@tanstack/react-query";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";

const limit = 30;

/** The comments of a post, the oldest first. */
export function useComments(postId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { postId, limit };
  const query = useInfiniteQuery(
    pagesQuery(trpc.comments.list.infiniteQueryKey(input), (from, options) =>
      client.comments.list.query({ ...input, ...from }, options),
    ),
  );
  return { ...query, comments: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
