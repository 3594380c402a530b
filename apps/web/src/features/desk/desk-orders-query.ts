import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import { type DeskView, toListInput } from "./desk-view.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** The orders of a view, page by page; while another view loads, the one before stays on the screen. Nothing is asked when the number looked for can’t be one. */
export function deskOrdersQuery({ client, trpc }: Api, view: DeskView) {
  const input = toListInput(view);
  const pages = pagesQuery(
    trpc.orders.list.infiniteQueryKey(input ?? undefined),
    (from, options) => client.orders.list.query({ ...input, ...from }, options),
    longPages,
  );
  return { ...pages, placeholderData: keepPreviousData, enabled: input !== null };
}
