import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { postListQuery } from "./post-list-query.ts";
import type { PostView } from "./post-view.ts";

export function usePostList(view: PostView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useInfiniteQuery(postListQuery({ client, trpc }, view));
  return { ...query, posts: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
