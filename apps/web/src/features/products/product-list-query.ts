import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import { type ProductView, toListInput } from "./product-view.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** The products of a view, page by page; while another view loads, the one before stays on the screen. */
export function productListQuery({ client, trpc }: Api, view: ProductView) {
  const input = toListInput(view);
  const pages = pagesQuery(
    trpc.products.list.infiniteQueryKey(input),
    (from, options) => client.products.list.query({ ...input, ...from }, options),
    longPages,
  );
  return { ...pages, placeholderData: keepPreviousData };
}
