import { keepPreviousData } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { Client } from "#api/client.ts";
import { pagesQuery } from "#api/pages-query.ts";

type Trpc = TRPCOptionsProxy<AppRouter>;
type Api = { client: Client; trpc: Trpc };

/** The beginning of the board. Like a list, it is read again when posts change. */
export function latestPostsQuery({ client, trpc }: Api) {
  const input = { limit: 5 };
  return pagesQuery(trpc.posts.list.infiniteQueryKey(input), (from, options) =>
    client.posts.list.query({ ...input, ...from }, options),
  );
}

/** The beginning of one's own orders, read again when one of them changes. */
export function recentOrdersQuery({ client, trpc }: Api) {
  const input = { limit: 3 };
  return pagesQuery(trpc.orders.list.infiniteQueryKey(input), (from, options) =>
    client.orders.list.query({ ...input, ...from }, options),
  );
}

/** What one got done, by the days of where one is. */
export function doneByDayQuery({ tasks }: Trpc, days: number) {
  return tasks.doneByDay.queryOptions({ days, timeZone: ownTimeZone() });
}

/** One question for what waits and for the charts; while other days load, those before stay on the screen. */
export function orderStatsQuery({ orders }: Trpc, days: number) {
  const input = { days, timeZone: ownTimeZone() };
  return orders.stats.queryOptions(input, { placeholderData: keepPreviousData });
}

function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
