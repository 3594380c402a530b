import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { pagesQuery } from "#api/pages-query.ts";
import type { ShopSearch } from "./shop-search.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** What is for sale, page by page; while another search loads, the one before stays on the screen. */
export function productListQuery({ client, trpc }: Api, { q: search }: ShopSearch) {
  const input = { limit: 24, isActive: true, ...(search !== undefined && { search }) };
  const pages = pagesQuery(trpc.products.list.infiniteQueryKey(input), (from, options) =>
    client.products.list.query({ ...input, ...from }, options),
  );
  return { ...pages, placeholderData: keepPreviousData };
}
