import { useQueryClient } from "@tanstack/react-query";
import type { Product } from "@tenon/schemas/products";
import { useTRPC } from "#api/trpc-context.ts";

/** What is remembered of the server's answers about products. */
export function useProductCache() {
  const trpc = useTRPC();
  const queries = useQueryClient();

  return {
    /** Takes over a product as the server has just answered it. */
    keep(product: Product): void {
      queries.setQueryData(trpc.products.byId.queryKey({ id: product.id }), product);
      readListsAgain();
    },
    /** Reads again what turned out to be old. */
    refresh({ id }: Product): void {
      void queries.invalidateQueries(trpc.products.byId.queryFilter({ id }));
      readListsAgain();
    },
    forget({ id }: Product): void {
      queries.removeQueries(trpc.products.byId.queryFilter({ id }));
      queries.removeQueries(trpc.products.stockEntries.pathFilter());
      readListsAgain();
    },
  };

  function readListsAgain(): void {
    void queries.invalidateQueries(trpc.products.list.pathFilter());
    void queries.invalidateQueries(trpc.products.stockEntries.pathFilter());
  }
}
