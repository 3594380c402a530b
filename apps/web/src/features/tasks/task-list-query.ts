import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { longPages, pagesQuery } from "#api/pages-query.ts";
import { type TaskView, toListInput } from "./task-view.ts";

type Api = { client: Client; trpc: TRPCOptionsProxy<AppRouter> };

/** The pages of a view; while another view loads, the one before stays on the screen. */
export function taskListQuery({ client, trpc }: Api, view: TaskView, now: Date) {
  const input = toListInput(view, now);
  const pages = pagesQuery(
    trpc.tasks.list.infiniteQueryKey(input),
    (from, options) => client.tasks.list.query({ ...input, ...from }, options),
    longPages,
  );
  return { ...pages, placeholderData: keepPreviousData };
}
