import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { type DeskView, toListInput } from "./desk-view.ts";

const nothingToAsk = { orders: [], isPending: false, isPlaceholderData: false, hasNextPage: false };

/** The orders of a view; while another view loads, the one before stays on the screen. */
export function useDeskOrders(view: DeskView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = toListInput(view);
  const query = useInfiniteQuery({
    ...pagesQuery(trpc.orders.list.infiniteQueryKey(input ?? undefined), (from, options) =>
      client.orders.list.query({ ...input, ...from }, options),
    ),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  });
  const orders = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return input === null ? { ...query, ...nothingToAsk } : { ...query, orders };
}
