import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import type { Order, OrderDetails, OrderPage } from "@tenon/schemas/orders";
import { useTRPC } from "#api/trpc-context.ts";

/** What is remembered of the server's answers about orders. */
export function useOrderCache() {
  const trpc = useTRPC();
  const queries = useQueryClient();

  return {
    /** Takes over an order as the server has just answered it. Its row stays where it is until the list is read anew. */
    keep(order: OrderDetails): void {
      queries.setQueryData(trpc.orders.byId.queryKey({ id: order.id }), order);
      queries.setQueriesData<InfiniteData<OrderPage>>(
        trpc.orders.list.infiniteQueryFilter(),
        (list) => list && { ...list, pages: list.pages.map((page) => replaced(page, order)) },
      );
      readOthersAgain();
    },
    /** Reads everything about orders and stock again. */
    refresh(): void {
      void queries.invalidateQueries(trpc.orders.pathFilter());
      void queries.invalidateQueries(trpc.products.pathFilter());
    },
  };

  function readOthersAgain(): void {
    const lists = trpc.orders.list.pathFilter();
    void queries.invalidateQueries({ ...lists, refetchType: "none" });
    void queries.invalidateQueries(trpc.orders.stats.queryFilter());
    void queries.invalidateQueries(trpc.products.pathFilter());
  }
}

function replaced(page: OrderPage, { history: _history, ...order }: OrderDetails): OrderPage {
  const items: Order[] = page.items.map((known) => (known.id === order.id ? order : known));
  return { ...page, items };
}
