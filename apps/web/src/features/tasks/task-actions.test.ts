import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { createTaskActions, type TaskServer } from "./task-actions.ts";
import { createTaskChanges } from "./task-changes.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Notice = Parameters<Parameters<typeof createTaskActions>[0]["notify"]>[0];

it("shows a new task at once, and keeps it until a list that contains it was read", async () => {
  const { actions, changes, cache, settle } = setUp();
  actions.add("Buy milk");
  expect(changes.current()).toMatchObject([{ type: "add", task: { title: "Buy milk" } }]);
  await settle();
  expect(changes.current()).toMatchObject([{ type: "add", savedAs: "stored-1" }]);
  expect(cache.refreshes).toBe(0);
  await settle(400);
  expect(cache.refreshes).toBe(1);
  expect(changes.current()).toEqual([]);
});

it("sends new tasks in the order they were typed", async () => {
  const { actions, server, settle } = setUp();
  server.delays = [8, 0, 0];
  for (const title of ["one", "two", "three"]) actions.add(title);
  await settle(100);
  expect(server.calls).toEqual(["create one", "create two", "create three"]);
});

it("takes a new task back when it was refused, and offers to try again", async () => {
  const { actions, changes, server, notices, settle } = setUp();
  server.refuses = true;
  actions.add("Buy milk");
  await settle();
  expect(changes.current()).toEqual([]);
  expect(notices).toMatchObject([{ tone: "failed", message: "“Buy milk” was not added. No." }]);
  server.refuses = false;
  notices[0]?.action?.run();
  await settle();
  expect(server.calls).toEqual(["create Buy milk", "create Buy milk"]);
});

it("completes without a version, and can undo it", async () => {
  const { actions, cache, server, notices, settle } = setUp();
  actions.complete(milk, true);
  await settle();
  notices[0]?.action?.run();
  await settle();
  expect(server.calls).toEqual([
    `update {"id":"milk","completed":true}`,
    `update {"id":"milk","completed":false}`,
  ]);
  expect(cache.stored.map(({ completed }) => completed)).toEqual([true, false]);
});

it("rolls a refused change back and says so", async () => {
  const { actions, changes, cache, server, notices, settle } = setUp();
  server.refuses = true;
  actions.complete(milk, true);
  expect(changes.current()).toMatchObject([
    { type: "edit", id: "milk", edit: { completed: true } },
  ]);
  await settle();
  expect(changes.current()).toEqual([]);
  expect(cache.stored).toEqual([]);
  expect(notices.at(-1)?.tone).toBe("failed");
});

it("changes one task one after another", async () => {
  const { actions, server, settle } = setUp();
  server.delays = [8, 0];
  actions.complete(milk, true);
  actions.complete(milk, false);
  await settle(100);
  expect(server.calls.map((call) => call.includes("true"))).toEqual([true, false]);
});

it("saves an edit with the version it was made of, and hands a refusal to the form", async () => {
  const { actions, server, settle } = setUp();
  await Promise.all([actions.save(milk, { title: "Oat milk" }), settle()]);
  expect(server.calls).toEqual([`update {"id":"milk","title":"Oat milk","version":3}`]);
  server.refuses = true;
  await Promise.all([expect(actions.save(milk, { title: "?" })).rejects.toThrow("No."), settle()]);
});

it("hides a removed task and removes it when the time to undo is over", async () => {
  const { actions, changes, cache, server, notices, settle } = setUp();
  actions.remove(milk);
  expect(changes.current()).toMatchObject([{ type: "remove", id: "milk" }]);
  expect(server.calls).toEqual([]);
  notices[0]?.onExpire?.();
  await settle();
  expect(server.calls).toEqual(["remove milk"]);
  expect(cache.forgotten).toEqual(["milk"]);
  expect(changes.current()).toEqual([]);
});

it("never sends a removal that was undone", async () => {
  const { actions, changes, server, notices, settle } = setUp();
  actions.remove(milk);
  notices[0]?.action?.run();
  notices[0]?.onExpire?.();
  await Promise.all([actions.flush(), settle()]);
  expect(changes.current()).toEqual([]);
  expect(server.calls).toEqual([]);
});

it("sends waiting removals at once when the page is left, and only once", async () => {
  const { actions, server, notices, settle } = setUp();
  actions.remove(milk);
  expect(actions.hasUnsent()).toBe(true);
  await Promise.all([actions.flush(), settle()]);
  notices[0]?.onExpire?.();
  expect(server.calls).toEqual(["remove milk"]);
  expect(actions.hasUnsent()).toBe(false);
});

it("brings a task back whose removal was refused", async () => {
  const { actions, changes, cache, server, notices, settle } = setUp();
  server.refuses = true;
  actions.remove(milk);
  notices[0]?.onExpire?.();
  await settle();
  expect(changes.current()).toEqual([]);
  expect(cache.forgotten).toEqual([]);
  expect(notices.at(-1)).toMatchObject({ tone: "failed", message: "“Milk” was not deleted. No." });
});

const milk: Task = {
  id: "milk",
  title: "Milk",
  description: "",
  completed: false,
  completedAt: null,
  priority: "normal",
  dueAt: null,
  tags: [],
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 3,
};

function setUp() {
  const changes = createTaskChanges();
  const notices: Notice[] = [];
  const cache = {
    stored: new Array<Task>(),
    forgotten: new Array<string>(),
    refreshes: 0,
    store: (task: Task) => void cache.stored.push(task),
    forget: (id: string) => void cache.forgotten.push(id),
    find: () => undefined,
    async refresh() {
      cache.refreshes += 1;
    },
  };
  const server = createServer();
  const actions = createTaskActions({
    server,
    cache,
    changes,
    notify: (notice) => notices.push(notice),
    describeError: () => "No.",
    refreshAfterMs: 400,
  });
  return { actions, cache, changes, notices, server, settle };
}

function createServer() {
  let created = 0;
  const server = {
    refuses: false,
    delays: new Array<number>(),
    calls: new Array<string>(),
    create: ({ title }) => answer(`create ${title}`, { ...milk, id: `stored-${++created}`, title }),
    update: ({ id, ...edit }) =>
      answer(`update ${JSON.stringify({ id, ...edit })}`, {
        ...milk,
        completed: edit.completed ?? false,
      }),
    remove: ({ id }) => answer(`remove ${id}`, { id }),
  } satisfies TaskServer & Record<string, unknown>;

  async function answer<Result>(call: string, result: Result): Promise<Result> {
    await sleep(server.delays.shift() ?? 0);
    server.calls.push(call);
    if (server.refuses) throw new Error("No.");
    return result;
  }
  return server;
}

async function settle(ms = 10): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
