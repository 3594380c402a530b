import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import {
  offerOrder,
  offerOwnOrder,
  offerPost,
  offerProduct,
  offerTask,
  offerUser,
} from "./offers.ts";
import type { Option } from "./option.ts";

type Api = { queries: QueryClient; trpc: TRPCOptionsProxy<AppRouter> };

/** What was looked at has been read, and is told of when it changes. */
const isKnown = { staleTime: 5 * 60_000 };

/** Where things are looked at, each under its own name. */
const places: Record<string, (api: Api, name: string) => Promise<Option>> = {
  "/tasks": async ({ queries, trpc }, id) =>
    offerTask(await queries.query(trpc.tasks.byId.queryOptions({ id }, isKnown))),
  "/posts": async ({ queries, trpc }, slug) =>
    offerPost(await queries.query(trpc.posts.bySlug.queryOptions({ slug }, isKnown))),
  "/orders": async ({ queries, trpc }, id) =>
    offerOwnOrder(await queries.query(trpc.orders.byId.queryOptions({ id }, isKnown))),
  "/admin/orders": async ({ queries, trpc }, id) =>
    offerOrder(await queries.query(trpc.orders.byId.queryOptions({ id }, isKnown))),
  "/admin/products": async ({ queries, trpc }, id) =>
    offerProduct(await queries.query(trpc.products.byId.queryOptions({ id }, isKnown))),
  "/admin/users": async ({ queries, trpc }, id) =>
    offerUser(await queries.query(trpc.users.byId.queryOptions({ id }, isKnown))),
};

/** Whatever is looked at there, as far as it is still there and may be seen. */
export async function revisit(api: Api, paths: string[]): Promise<Option[]> {
  const read = await Promise.allSettled(paths.map((path) => readThing(api, path)));
  return read.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

async function readThing(api: Api, path: string): Promise<Option> {
  const end = path.lastIndexOf("/");
  const read = places[path.slice(0, end)];
  if (!read) throw new Error(`Nothing is looked at under ${path}.`);
  return read(api, decodeURIComponent(path.slice(end + 1)));
}
