import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, it } from "vitest";
import type { AppRouter } from "@tenon/client";
import type { TenonEvent } from "@tenon/schemas/events";
import { createDirectClient } from "#api/client.ts";
import { readingsOf } from "#api/event-readings.ts";
import { readEvents } from "./read-events.ts";

const queries = new QueryClient();
const trpc = createTRPCOptionsProxy<AppRouter>({
  client: createDirectClient(),
  queryClient: queries,
});

const row = { id: "row", version: 2 };
const other = { id: "other", version: 1 };

/** Answers that are remembered, by what they are called below. */
const answers: Record<string, [key: QueryKey, data: unknown]> = {
  task: [trpc.tasks.byId.queryKey({ id: "row" }), row],
  "other task": [trpc.tasks.byId.queryKey({ id: "other" }), other],
  tasks: [trpc.tasks.list.infiniteQueryKey({}), pages(row, other)],
  "other tasks": [trpc.tasks.list.infiniteQueryKey({ completed: true }), pages(other)],
  "task counts": [trpc.tasks.stats.queryKey(), {}],
  tags: [trpc.tasks.tags.queryKey(), []],
  "tasks done": [trpc.tasks.doneByDay.queryKey({ days: 30 }), {}],
  post: [trpc.posts.bySlug.queryKey({ slug: "row" }), row],
  board: [trpc.posts.list.infiniteQueryKey({}), pages(row)],
  "found posts": [trpc.posts.list.infiniteQueryKey({ search: "oak" }), pages(other)],
  "own posts": [trpc.posts.mine.infiniteQueryKey({}), pages(other)],
  comments: [trpc.comments.list.infiniteQueryKey({ postId: "row", limit: 30 }), pages(other)],
  "others’ comments": [trpc.comments.list.infiniteQueryKey({ postId: "other" }), pages()],
  product: [trpc.products.byId.queryKey({ id: "row" }), row],
  products: [trpc.products.list.infiniteQueryKey({}), pages(row)],
  cart: [trpc.products.list.queryKey({ ids: ["row"] }), { items: [row], nextCursor: null }],
  "other products": [trpc.products.list.infiniteQueryKey({ search: "oak" }), pages(other)],
  stock: [trpc.products.stockEntries.infiniteQueryKey({ id: "row", limit: 20 }), pages()],
  "other stock": [trpc.products.stockEntries.infiniteQueryKey({ id: "other" }), pages()],
  order: [trpc.orders.byId.queryKey({ id: "row" }), row],
  orders: [trpc.orders.list.infiniteQueryKey({}), pages(row)],
  desk: [trpc.orders.list.infiniteQueryKey({ scope: "all" }), pages(other)],
  "order counts": [trpc.orders.stats.queryKey({ days: 30 }), {}],
  account: [trpc.users.byId.queryKey({ id: "row" }), row],
  me: [trpc.users.me.queryKey(), other],
  accounts: [trpc.users.list.infiniteQueryKey({}), pages(row)],
  log: [trpc.audit.list.infiniteQueryKey({}), pages()],
};
for (const [key, data] of Object.values(answers)) queries.setQueryData(key, data);

const news = { id: "row", version: 3 };
const own = { id: "row", version: 2 };

it.each<[TenonEvent, string[]]>([
  [
    { type: "task.created", id: "new", version: 1 },
    ["tasks", "other tasks", "task counts", "tags", "tasks done"],
  ],
  [
    { type: "task.updated", ...news },
    ["task", "tasks", "other tasks", "task counts", "tags", "tasks done"],
  ],
  [{ type: "task.removed", id: "row" }, ["task", "tasks", "task counts", "tags", "tasks done"]],
  [
    { type: "tasks.imported", count: 9 },
    ["tasks", "other tasks", "task counts", "tags", "tasks done"],
  ],
  [{ type: "post.created", id: "new", version: 1 }, ["board", "found posts", "own posts"]],
  [{ type: "post.updated", ...news }, ["post", "board"]],
  [{ type: "post.published", ...news }, ["post", "board", "found posts", "own posts"]],
  [{ type: "post.unpublished", ...news }, ["post", "board", "own posts"]],
  [{ type: "post.removed", id: "row" }, ["post", "board"]],
  [{ type: "comment.created", id: "new", postId: "row" }, ["post", "board", "comments"]],
  [{ type: "comment.removed", id: "other", postId: "row" }, ["post", "board", "comments"]],
  [{ type: "product.created", id: "new", version: 1 }, ["products", "cart", "other products"]],
  [{ type: "product.updated", ...news }, ["product", "products", "cart", "other products"]],
  [{ type: "product.stock-changed", ...news }, ["product", "products", "cart", "stock"]],
  [{ type: "product.removed", id: "row" }, ["product", "products", "cart"]],
  [
    { type: "order.placed", id: "new", version: 1, status: "placed" },
    ["orders", "desk", "order counts"],
  ],
  [{ type: "order.moved", ...news, status: "paid" }, ["order", "orders", "desk", "order counts"]],
  [{ type: "user.created", id: "new", version: 1 }, ["accounts", "log"]],
  [{ type: "user.updated", ...news }, ["account", "accounts", "log"]],
  [{ type: "user.removed", id: "row" }, ["account", "accounts", "log"]],
])("%j makes old what it changes", (event, expected) => {
  expect(madeOld(event)).toEqual(expected);
});

it.each<[TenonEvent, string[]]>([
  [{ type: "task.updated", ...own }, ["other tasks", "task counts", "tags", "tasks done"]],
  [{ type: "post.updated", ...own }, []],
  [{ type: "product.updated", ...own }, ["other products"]],
  [{ type: "order.moved", ...own, status: "paid" }, ["desk", "order counts"]],
  [{ type: "user.updated", ...own }, ["log"]],
])("%j leaves alone what holds that version already", (event, expected) => {
  expect(madeOld(event)).toEqual(expected);
});

function madeOld(event: TenonEvent): string[] {
  const found = readingsOf(readEvents(trpc), event).flatMap((filters) =>
    queries.getQueryCache().findAll(filters),
  );
  return Object.entries(answers)
    .filter(([, [key]]) => found.some(({ queryKey }) => queryKey === key))
    .map(([name]) => name);
}

function pages(...items: object[]) {
  return { pages: [{ items, nextCursor: null }], pageParams: [{}] };
}
