import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "#api/trpc-context.ts";
import type { Cart } from "./cart.ts";
import { priceCart } from "./price-cart.ts";

/** The cart beside what the catalogue says of it now, asked for in one call. */
export function usePricedCart(cart: Cart) {
  const trpc = useTRPC();
  const ids = cart.lines.map(({ productId }) => productId).toSorted();
  const query = useQuery({
    ...trpc.products.list.queryOptions({ ids, isActive: true, limit: 100 }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const { data, isPlaceholderData } = query;

  const priced = useMemo(
    () =>
      priceCart(cart, {
        products: data?.items ?? [],
        isComplete: data !== undefined && !isPlaceholderData,
      }),
    [cart, data, isPlaceholderData],
  );
  return { ...query, priced };
}
