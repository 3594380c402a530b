import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import type { PostView } from "./post-view.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

const limit = 20;

/** The pages of a view; while another view loads, the one before stays on the screen. */
export function postListQuery(api: Api, view: PostView) {
  const pages = view.show === "board" ? boardPages(api, view) : ownPages(api, view);
  return { ...pages, placeholderData: keepPreviousData };
}

function boardPages({ client, trpc }: Api, { search }: PostView) {
  const input = { limit, ...(search !== undefined && { search }) };
  return pagesQuery(
    trpc.posts.list.infiniteQueryKey(input),
    (from, options) => client.posts.list.query({ ...input, ...from }, options),
    longPages,
  );
}

function ownPages({ client, trpc }: Api, { show }: PostView) {
  const input = { limit, ...(show === "drafts" && { published: false }) };
  return pagesQuery(
    trpc.posts.mine.infiniteQueryKey(input),
    (from, options) => client.posts.mine.query({ ...input, ...from }, options),
    longPages,
  );
}
