import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { userListQuery } from "./user-list-query.ts";
import type { UserView } from "./user-view.ts";

export function useUserList(view: UserView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useInfiniteQuery(userListQuery({ client, trpc }, view));
  return { ...query, users: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
