import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { toListInput, type UserView } from "./user-view.ts";

/** The accounts of a view; while another view loads, the one before stays on the screen. */
export function useUserList(view: UserView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = toListInput(view);
  const query = useInfiniteQuery({
    ...pagesQuery(trpc.users.list.infiniteQueryKey(input), (from, options) =>
      client.users.list.query({ ...input, ...from }, options),
    ),
    placeholderData: keepPreviousData,
  });
  return { ...query, users: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
