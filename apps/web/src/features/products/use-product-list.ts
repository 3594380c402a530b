import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { productListQuery } from "./product-list-query.ts";
import type { ProductView } from "./product-view.ts";

export function useProductList(view: ProductView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = useInfiniteQuery(productListQuery({ client, trpc }, view));
  return { ...query, products: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
