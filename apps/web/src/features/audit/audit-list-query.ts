import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import { type AuditView, toListInput } from "./audit-view.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** The entries of a view, page by page; while another view loads, the one before stays on the screen. */
export function auditListQuery({ client, trpc }: Api, view: AuditView) {
  const input = toListInput(view);
  const pages = pagesQuery(
    trpc.audit.list.infiniteQueryKey(input),
    (from, options) => client.audit.list.query({ ...input, ...from }, options),
    longPages,
  );
  return { ...pages, placeholderData: keepPreviousData };
}
