import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#api/trpc-context.ts";

/** Reads again what a comment more or less changes. */
export function useCommentsChanged(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries(trpc.comments.list.infiniteQueryFilter());
    void queries.invalidateQueries(trpc.posts.bySlug.queryFilter());
    void queries.invalidateQueries(trpc.posts.list.infiniteQueryFilter());
  };
}
