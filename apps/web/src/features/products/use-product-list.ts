import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { type ProductView, toListInput } from "./product-view.ts";

/** The products of a view; while another view loads, the one before stays on the screen. */
export function useProductList(view: ProductView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = toListInput(view);
  const query = useInfiniteQuery({
    ...pagesQuery(trpc.products.list.infiniteQueryKey(input), (from, options) =>
      client.products.list.query({ ...input, ...from }, options),
    ),
    placeholderData: keepPreviousData,
  });
  return { ...query, products: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
