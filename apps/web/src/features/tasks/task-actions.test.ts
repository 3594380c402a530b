import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { createPending } from "#api/pending.ts";
import { createOutboxInMemory } from "#api/testing/outbox-in-memory.ts";
import { createTaskActions, type TaskServer } from "./task-actions.ts";
import type { TaskChange } from "./task-changes.ts";
import { createTaskConflicts } from "./task-conflicts.ts";
import type { TaskWriting } from "./task-writing.ts";

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
    { type: "edit", ids: new Set(["milk"]), edit: { completed: true } },
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
  actions.remove([milk]);
  expect(changes.current()).toMatchObject([{ type: "remove", ids: new Set(["milk"]) }]);
  expect(server.calls).toEqual([]);
  notices[0]?.onExpire?.();
  await settle();
  expect(server.calls).toEqual(["remove milk"]);
  expect(cache.forgotten).toEqual(["milk"]);
  expect(changes.current()).toEqual([]);
});

it("never sends a removal that was undone", async () => {
  const { actions, changes, server, notices, settle } = setUp();
  actions.remove([milk]);
  notices[0]?.action?.run();
  notices[0]?.onExpire?.();
  await Promise.all([actions.flush(), settle()]);
  expect(changes.current()).toEqual([]);
  expect(server.calls).toEqual([]);
});

it("sends waiting removals at once when the page is left, and only once", async () => {
  const { actions, server, notices, settle } = setUp();
  actions.remove([milk]);
  expect(actions.hasUnsent()).toBe(true);
  await Promise.all([actions.flush(), settle()]);
  notices[0]?.onExpire?.();
  expect(server.calls).toEqual(["remove milk"]);
  expect(actions.hasUnsent()).toBe(false);
});

it("brings a task back whose removal was refused", async () => {
  const { actions, changes, cache, server, notices, settle } = setUp();
  server.refuses = true;
  actions.remove([milk]);
  notices[0]?.onExpire?.();
  await settle();
  expect(changes.current()).toEqual([]);
  expect(cache.forgotten).toEqual([]);
  expect(notices.at(-1)).toMatchObject({ tone: "failed", message: "“Milk” was not deleted. No." });
});

describe("what is kept until the server has it", () => {
  it("is every change, from when it is made to when it is stored", async () => {
    const { actions, outbox, settle } = setUp();
    actions.add("Buy milk");
    actions.complete(milk, true);
    actions.changeMany([task("a")], { priority: "low" });
    actions.removeAtOnce([task("b")]);
    expect([...outbox.kept.values()].map(({ type }) => type)).toEqual([
      "tasks.add",
      "tasks.edit",
      "tasks.change",
      "tasks.remove",
    ]);
    await settle(100);
    expect(outbox.kept.size).toBe(0);
  });

  it("is not what was taken back before it was sent", async () => {
    const { actions, notices, outbox } = setUp();
    actions.remove([milk]);
    notices[0]?.action?.run();
    expect(outbox.kept.size).toBe(0);
  });

  it("is a refused change too, until the person has seen to it", async () => {
    const { actions, notices, outbox, server, settle } = setUp();
    server.refuses = true;
    actions.add("Buy milk");
    await settle();
    expect(outbox.kept.size).toBe(1);
    notices[0]?.onExpire?.();
    expect(outbox.kept.size).toBe(0);
  });

  it("goes on with the same keys, a large one part by part", async () => {
    const { actions, server, settle } = setUp();
    actions.resume("left-1", { type: "tasks.add", title: "Buy milk" });
    actions.resume("left-2", {
      type: "tasks.change",
      tasks: thousand(),
      edit: { priority: "low" },
    });
    await settle(100);
    expect(server.keys).toEqual(["left-1", "left-2 0", "left-2 1", "left-2 2"]);
  });

  it("lets an edit wait without holding up the form, and keeps one that came too late", async () => {
    const { actions, conflicts, connection, notices, outbox, server } = setUp();
    connection.isThere = false;
    server.newer = {
      ...milk,
      id: "0198c0de-0000-7000-8000-000000000000",
      title: "Soy milk",
      version: 4,
    };
    await actions.save(milk, { title: "Oat milk" });
    await vi.waitFor(() =>
      expect(notices.at(-1)?.message).toBe(
        "“Milk” was changed meanwhile. Open it to choose what to keep.",
      ),
    );
    expect(conflicts.find("milk")).toMatchObject({
      base: { title: "Milk" },
      edit: { title: "Oat milk" },
      current: { title: "Soy milk" },
    });
    expect(outbox.kept.size).toBe(1);
    conflicts.settle("milk");
    expect(outbox.kept.size).toBe(0);
  });
});

describe("with many tasks", () => {
  it("changes them at once and in one call, and can undo it for those that were otherwise", async () => {
    const { actions, changes, server, notices, settle } = setUp();
    actions.changeMany([task("a"), { ...task("b"), completed: true }], { completed: true });
    expect(changes.current()).toMatchObject([{ type: "edit", ids: new Set(["a", "b"]) }]);
    await settle();
    expect(changes.current()).toEqual([]);
    expect(notices).toMatchObject([{ tone: "done", message: "Completed 2 tasks." }]);
    notices[0]?.action?.run();
    await settle();
    expect(server.calls).toEqual([`update 2 {"completed":true}`, `update 1 {"completed":false}`]);
  });

  it("says how many could not be changed, and leaves them out when undoing", async () => {
    const { actions, server, notices, settle } = setUp();
    server.gone.add("b").add("c");
    actions.changeMany(["a", "b", "c"].map(task), { addTag: "home" });
    await settle();
    expect(notices.at(-1)?.message).toBe(
      "Tagged 1 task “home”. 2 were not changed: they are gone, or have 20 tags already.",
    );
    notices.at(-1)?.action?.run();
    await settle();
    expect(server.calls.at(-1)).toBe(`update 1 {"removeTag":"home"}`);
  });

  it("takes several calls for more than one takes, and says how far it is", async () => {
    const { actions, changes, server, settle } = setUp();
    server.delays = [5, 50];
    actions.changeMany(thousand(), { priority: "low" });
    await settle(10);
    expect(changes.current()).toMatchObject([{ total: 1_001, ids: { size: 501 } }]);
    await settle(100);
    expect(server.calls).toEqual(
      [500, 500, 1].map((count) => `update ${count} {"priority":"low"}`),
    );
    expect(changes.current()).toEqual([]);
  });

  it("keeps what was changed when a later call fails, and tries only the rest again", async () => {
    const { actions, cache, server, notices, settle } = setUp();
    server.takes = 1;
    actions.changeMany(thousand(), { priority: "low" });
    await settle();
    expect(cache.stored).toHaveLength(500);
    expect(notices.map(({ message }) => message)).toEqual([
      "501 tasks were not changed. No.",
      "Set 500 tasks to Low priority.",
    ]);
    server.takes = 2;
    notices[0]?.action?.run();
    await settle();
    expect(cache.stored).toHaveLength(1_001);
  });

  it("waits with a change until an earlier one of the same task is done", async () => {
    const { actions, server, settle } = setUp();
    server.delays = [8, 0, 0];
    actions.complete(milk, true);
    actions.changeMany([milk, task("a")], { completed: false });
    actions.complete(task("a"), true);
    await settle(100);
    expect(server.calls).toEqual([
      `update {"id":"milk","completed":true}`,
      `update 2 {"completed":false}`,
      `update {"id":"a","completed":true}`,
    ]);
  });

  it("hides removed ones together, and has them all back", async () => {
    const { actions, changes, server, notices, settle } = setUp();
    actions.remove([task("a"), task("b")]);
    expect(changes.current()).toMatchObject([{ type: "remove", ids: new Set(["a", "b"]) }]);
    expect(notices[0]?.message).toBe("Deleted 2 tasks.");
    notices[0]?.action?.run();
    await Promise.all([actions.flush(), settle()]);
    expect([changes.current(), server.calls]).toEqual([[], []]);
  });

  it("removes at once when asked to, and brings back what was not removed", async () => {
    const { actions, cache, changes, server, notices, settle } = setUp();
    server.takes = 1;
    actions.removeAtOnce(thousand());
    await settle();
    expect(cache.forgotten).toHaveLength(500);
    expect(changes.current()).toEqual([]);
    expect(notices).toMatchObject([{ tone: "failed", message: "501 tasks were not deleted. No." }]);
  });
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

function task(id: string): Task {
  return { ...milk, id };
}

function thousand(): Task[] {
  return Array.from({ length: 1_001 }, (_, index) => task(`task-${index}`));
}

function setUp() {
  const changes = createPending<TaskChange>();
  const notices: Notice[] = [];
  const cache = {
    stored: new Array<Task>(),
    forgotten: new Array<string>(),
    refreshes: 0,
    store: (...tasks: Task[]) => void cache.stored.push(...tasks),
    forget: (...ids: string[]) => void cache.forgotten.push(...ids),
    find: () => undefined,
    async refresh() {
      cache.refreshes += 1;
    },
  };
  const server = createServer();
  const outbox = createOutboxInMemory<TaskWriting>();
  const conflicts = createTaskConflicts(outbox.drop);
  const connection = { isThere: true };
  const actions = createTaskActions({
    server,
    cache,
    changes,
    conflicts,
    outbox,
    isOnline: () => connection.isThere,
    notify: (notice) => notices.push(notice),
    describeError: () => "No.",
    refreshAfterMs: 400,
  });
  return { actions, cache, changes, connection, conflicts, notices, outbox, server, settle };
}

function createServer() {
  let created = 0;
  /** Stored meanwhile: refuses edits of an older version. */
  const stored: { newer: Task | null } = { newer: null };
  const gone = new Set<string>();
  const server = {
    ...stored,
    refuses: false,
    keys: new Array<string>(),
    /** As many calls are still taken. */
    takes: Number.POSITIVE_INFINITY,
    gone,
    delays: new Array<number>(),
    calls: new Array<string>(),
    create: ({ title }, { key }) =>
      answer(`create ${title}`, { ...milk, id: `stored-${++created}`, title }, key),
    update: ({ id, ...edit }) =>
      answer(`update ${JSON.stringify({ id, ...edit })}`, {
        ...milk,
        completed: edit.completed ?? false,
      }),
    updateMany: ({ ids, ...edit }, { key, part }) =>
      answer(
        `update ${ids.length} ${JSON.stringify(edit)}`,
        ids.filter((id) => !gone.has(id)).map((id) => ({ ...milk, id })),
        `${key} ${part}`,
      ),
    removeMany: ({ ids }) => answer(`remove ${ids.length > 3 ? ids.length : ids.join()}`, ids),
  } satisfies TaskServer & Record<string, unknown>;

  async function answer<Result>(call: string, result: Result, key?: string): Promise<Result> {
    await sleep(server.delays.shift() ?? 0);
    server.calls.push(call);
    if (key !== undefined) server.keys.push(key);
    if (server.newer) throw refusedAsStale(server.newer);
    server.takes -= 1;
    if (server.refuses || server.takes < 0) throw new Error("No.");
    return result;
  }
  return server;
}

function refusedAsStale(current: Task): Error {
  const reason = { code: "STALE_VERSION", current };
  return TRPCClientError.from({
    error: { message: "", code: -32_603, data: { httpStatus: 409, reason } },
  });
}

async function settle(ms = 10): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
