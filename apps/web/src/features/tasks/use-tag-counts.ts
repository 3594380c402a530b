import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#api/trpc-context.ts";

/** All of one's tags, the most used first. */
export function useTagCounts() {
  const trpc = useTRPC();
  return useQuery(trpc.tasks.tags.queryOptions());
}
