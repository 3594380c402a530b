import { useQueryClient } from "@tanstack/react-query";
import type { Post } from "@tenon/schemas/posts";
import { useTRPC } from "#api/trpc-context.ts";

/** What is remembered of the server's answers about posts. */
export function usePostCache() {
  const trpc = useTRPC();
  const queries = useQueryClient();

  return {
    /** Takes over a post as the server has just answered it. */
    keep(post: Post): void {
      queries.setQueryData(trpc.posts.bySlug.queryKey({ slug: post.slug }), post);
      readListsAgain();
    },
    forget({ slug }: Post): void {
      queries.removeQueries(trpc.posts.bySlug.queryFilter({ slug }));
      readListsAgain();
    },
  };

  function readListsAgain(): void {
    void queries.invalidateQueries(trpc.posts.list.infiniteQueryFilter());
    void queries.invalidateQueries(trpc.posts.mine.infiniteQueryFilter());
  }
}
