import type { LargeWorld } from "./large-world.ts";

/** Asks for a page: the first one, or the one at a cursor. */
export type AskForPage = (cursor?: string) => Promise<object>;

export type ListCase = {
  /** In every order there is. */
  asks(world: LargeWorld): AskForPage[];
  /** Why it reads more than one person owns, where it does. */
  readsMore?: string;
};

const sorts = ["createdAt", "dueAt", "priority", "title"] as const;
const orders = ["asc", "desc"] as const;
const states = ["placed", "paid", "shipped", "delivered", "cancelled"] as const;
const deliveryStates = ["waiting", "delivered", "failed"] as const;
const dayMs = 86_400_000;

/** From the first list on: before it are parts without pages, and an entry of the log that is made once. */
const wholeExport = Buffer.from('["sessions",null]').toString("base64url");

/** Every list there is, by its procedure and what it is narrowed to. */
export const listCases: Record<string, ListCase> = {
  "tasks.list": { asks: (world) => tasks(world) },
  "tasks.list, open": { asks: (world) => tasks(world, { completed: false }) },
  "tasks.list, done": { asks: (world) => tasks(world, { completed: true }) },
  "tasks.list, of a priority": { asks: (world) => tasks(world, { priority: "urgent" }) },
  "tasks.list, with a tag": { asks: (world) => tasks(world, { tag: "garden" }) },
  "tasks.list, overdue": {
    asks: (world) => tasks(world, { completed: false, dueBefore: world.now }),
  },
  "tasks.list, due today": {
    asks: (world) =>
      tasks(world, { dueFrom: world.now, dueBefore: new Date(world.now.getTime() + dayMs) }),
  },
  "tasks.list, with words": { asks: (world) => tasks(world, { search: "drawings spring" }) },
  "tasks.exportCsv": {
    asks: ({ member }) => [(cursor) => member.tasks.exportCsv.query(at(cursor))],
  },
  "tasks.exportCsv, open": {
    asks: ({ member }) => [
      (cursor) => member.tasks.exportCsv.query({ completed: false, ...at(cursor) }),
    ],
  },
  "tasks.tags": { asks: ({ member }) => [() => member.tasks.tags.query()] },
  "tasks.doneByDay": { asks: ({ member }) => [() => member.tasks.doneByDay.query()] },
  "tasks.stats": { asks: ({ member }) => [() => member.tasks.stats.query()] },
  "users.exportMe": {
    asks: ({ member }) => [(cursor = wholeExport) => member.users.exportMe.query({ cursor })],
    readsMore: "five hundred of one's own sessions at once, with those between them that ended",
  },
  "posts.list": { asks: ({ member }) => [(cursor) => member.posts.list.query(at(cursor))] },
  "posts.list, with words": {
    asks: ({ member }) =>
      ["invoice", "drawings spring", "zebra"].map(
        (search) => (cursor) => member.posts.list.query({ search, ...at(cursor) }),
      ),
    readsMore: "a walk along twenty pages, then what the index finds",
  },
  "posts.list, of an author": {
    asks: ({ member, memberId: authorId }) => [
      (cursor) => member.posts.list.query({ authorId, ...at(cursor) }),
    ],
  },
  "posts.mine": { asks: ({ member }) => [(cursor) => member.posts.mine.query(at(cursor))] },
  "posts.mine, drafts": {
    asks: ({ member }) => [
      (cursor) => member.posts.mine.query({ published: false, limit: 2, ...at(cursor) }),
    ],
  },
  "comments.list": {
    asks: ({ member, postId }) => [
      (cursor) => member.comments.list.query({ postId, limit: 5, ...at(cursor) }),
    ],
  },
  "products.list": { asks: ({ member }) => [(cursor) => member.products.list.query(at(cursor))] },
  "products.list, inactive": {
    asks: ({ admin }) => [
      (cursor) => admin.products.list.query({ isActive: false, ...at(cursor) }),
    ],
  },
  "products.list, with words": {
    asks: ({ member }) => [
      (cursor) => member.products.list.query({ search: "walnut", ...at(cursor) }),
    ],
    readsMore: "all that match, to sort them by name",
  },
  "products.list, by ids": {
    asks: ({ member, productIds: ids }) => [
      (cursor) => member.products.list.query({ ids, ...at(cursor) }),
    ],
  },
  "products.stockEntries": {
    asks: ({ admin, orderedId: id }) => [
      (cursor) => admin.products.stockEntries.query({ id, ...at(cursor) }),
    ],
  },
  "orders.list, own": { asks: ({ member }) => [(cursor) => member.orders.list.query(at(cursor))] },
  "orders.list, own in a state": {
    asks: ({ member }) =>
      states.map((status) => (cursor) => member.orders.list.query({ status, ...at(cursor) })),
  },
  "orders.list, all": {
    asks: ({ admin }) =>
      orders.map(
        (order) => (cursor) => admin.orders.list.query({ scope: "all", order, ...at(cursor) }),
      ),
  },
  "orders.list, all in a state": {
    asks: ({ admin }) =>
      orders.flatMap((order) =>
        states.map(
          (status) => (cursor?: string) =>
            admin.orders.list.query({ scope: "all", status, order, ...at(cursor) }),
        ),
      ),
    readsMore: "past those that are too young for the state",
  },
  "orders.list, of a customer": {
    asks: ({ admin, memberId: customerId }) =>
      orders.flatMap((order) =>
        [{}, { status: "paid" as const }].map(
          (filter) => (cursor?: string) =>
            admin.orders.list.query({ scope: "all", customerId, order, ...filter, ...at(cursor) }),
        ),
      ),
  },
  "orders.list, by number": {
    asks: ({ member, admin }) => [
      () => admin.orders.list.query({ scope: "all", number: 1234 }),
      () => member.orders.list.query({ number: 1234 }),
    ],
  },
  "orders.stats": {
    asks: ({ admin }) => [() => admin.orders.stats.query({ days: 30 })],
    readsMore: "the orders of those days",
  },
  "users.list": { asks: ({ admin }) => [(cursor) => admin.users.list.query(at(cursor))] },
  "users.list, with words": {
    asks: ({ admin }) =>
      ["amber", "amber-heron-1"].map(
        (search) => (cursor) => admin.users.list.query({ search, ...at(cursor) }),
      ),
    readsMore: "all that match, to sort them by age",
  },
  "users.list, administrators": {
    asks: ({ admin }) => [(cursor) => admin.users.list.query({ role: "admin", ...at(cursor) })],
  },
  "users.list, inactive": {
    asks: ({ admin }) => [(cursor) => admin.users.list.query({ isActive: false, ...at(cursor) })],
  },
  "users.list, unconfirmed": {
    asks: ({ admin }) => [
      (cursor) => admin.users.list.query({ emailVerified: false, ...at(cursor) }),
    ],
  },
  "audit.list": { asks: ({ admin }) => [(cursor) => admin.audit.list.query(at(cursor))] },
  "audit.list, of an action": {
    asks: ({ admin }) =>
      (["user.updated", "api-key.revoked"] as const).map(
        (action) => (cursor) => admin.audit.list.query({ action, ...at(cursor) }),
      ),
  },
  "audit.list, by somebody": {
    asks: ({ admin, memberId: actorId }) => [
      (cursor) => admin.audit.list.query({ actorId, ...at(cursor) }),
    ],
  },
  "audit.list, to somebody": {
    asks: ({ admin, memberId: targetId }) => [
      (cursor) => admin.audit.list.query({ targetId, ...at(cursor) }),
    ],
  },
  "audit.list, of a day": {
    asks: ({ admin, now: before }) => [
      (cursor) =>
        admin.audit.list.query({ from: new Date(before.getTime() - dayMs), before, ...at(cursor) }),
    ],
  },
  "sessions.list": { asks: ({ member }) => [(cursor) => member.sessions.list.query(at(cursor))] },
  "apiKeys.list": { asks: ({ member }) => [(cursor) => member.apiKeys.list.query(at(cursor))] },
  "webhooks.deliveries": {
    asks: ({ member, webhookId: id }) => [
      (cursor) => member.webhooks.deliveries.query({ id, ...at(cursor) }),
    ],
  },
  "webhooks.deliveries, of a state": {
    asks: ({ member, webhookId: id }) =>
      deliveryStates.map(
        (state) => (cursor) => member.webhooks.deliveries.query({ id, state, ...at(cursor) }),
      ),
  },
};

type TaskFilter = Parameters<LargeWorld["member"]["tasks"]["list"]["query"]>[0];

function tasks({ member }: LargeWorld, filter: TaskFilter = {}): AskForPage[] {
  return sorts.flatMap((sort) =>
    orders.map(
      (order) => (cursor) => member.tasks.list.query({ ...filter, sort, order, ...at(cursor) }),
    ),
  );
}

function at(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}
