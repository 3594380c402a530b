import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import { type UserView, toListInput } from "./user-view.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** The accounts of a view, page by page; while another view loads, the one before stays on the screen. */
export function userListQuery({ client, trpc }: Api, view: UserView) {
  const input = toListInput(view);
  const pages = pagesQuery(
    trpc.users.list.infiniteQueryKey(input),
    (from, options) => client.users.list.query({ ...input, ...from }, options),
    longPages,
  );
  return { ...pages, placeholderData: keepPreviousData };
}
