import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import type { OrderSearch } from "./order-search.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** One's own orders, page by page; while another filter loads, what was there stays on the screen. */
export function ownOrdersQuery({ client, trpc }: Api, { status }: OrderSearch) {
  const input = { limit: 20, ...(status !== undefined && { status }) };
  const pages = pagesQuery(
    trpc.orders.list.infiniteQueryKey(input),
    (from, options) => client.orders.list.query({ ...input, ...from }, options),
    longPages,
  );
  return { ...pages, placeholderData: keepPreviousData };
}
