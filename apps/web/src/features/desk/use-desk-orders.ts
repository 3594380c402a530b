import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { deskOrdersQuery } from "./desk-orders-query.ts";
import type { DeskView } from "./desk-view.ts";

const nothingToAsk = { orders: [], isPending: false, isPlaceholderData: false, hasNextPage: false };

export function useDeskOrders(view: DeskView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useInfiniteQuery(deskOrdersQuery({ client, trpc }, view));
  const orders = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return query.isEnabled ? { ...query, orders } : { ...query, ...nothingToAsk };
}
