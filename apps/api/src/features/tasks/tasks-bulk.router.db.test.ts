import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { type Person, signUp } from "#test/people.ts";

const missing = "01970000-0000-7000-8000-000000000000";

let app: TestApp;
let owner: Person;
let stranger: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  [owner, stranger] = await Promise.all([signUp(app), signUp(app)]);
});

describe("tasks.bulkUpdate", () => {
  it("changes one's own among the named, and answers them as they are (D2, D4)", async () => {
    const mine = [await create({ tags: ["a"] }), await create({ tags: ["a", "b"] })];
    const theirs = await stranger.client.tasks.create.mutate({ title: "theirs" });
    const ids = [...mine, theirs].map(({ id }) => id);
    const { items } = await owner.client.tasks.bulkUpdate.mutate({
      ids: [...ids, missing],
      completed: true,
      priority: "high",
      addTag: "c",
      removeTag: "a",
    });
    expect(items.map(({ id }) => id).toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
    for (const task of items) {
      expect(task).toMatchObject({ completed: true, priority: "high", version: 2 });
    }
    expect(items.map(({ tags }) => tags)).toEqual(expect.arrayContaining([["c"], ["b", "c"]]));
    expect(await stranger.client.tasks.byId.query({ id: theirs.id })).toEqual(theirs);
  });

  it("puts a tag on once, and on no task that is full", async () => {
    const tags = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
    const [full, has] = [await create({ tags }), await create({ tags: ["new", "old"] })];
    const ids = [full.id, has.id];
    const { items } = await owner.client.tasks.bulkUpdate.mutate({ ids, addTag: "new" });
    expect(items.map((task) => [task.id, task.tags])).toEqual([[has.id, ["old", "new"]]]);
  });

  it("keeps for a key which tasks it changed, and answers them as they are when it is asked again", async () => {
    const description = "x".repeat(10_000);
    const [here, gone] = [await create({ description }), await create({ description })];
    const key = randomUUID();
    const client = app.client({
      accessToken: owner.grant.accessToken,
      headers: { "idempotency-key": key },
    });
    const input = { ids: [here.id, gone.id], completed: true };
    expect((await client.tasks.bulkUpdate.mutate(input)).items).toHaveLength(2);
    const kept = await app.container.database.prisma.idempotencyRecord.findFirst({
      where: { key },
    });
    expect(kept?.response?.length).toBeLessThan(200);

    await owner.client.tasks.remove.mutate({ id: gone.id });
    const now = await owner.client.tasks.update.mutate({ id: here.id, completed: false });
    expect(await client.tasks.bulkUpdate.mutate(input)).toEqual({ items: [now] });
  });

  it.each([
    ["no task", { ids: [], completed: true }],
    ["no change", { ids: [missing] }],
    ["more than 500", { ids: Array.from({ length: 501 }, () => missing), completed: true }],
    ["an owner", { ids: [missing], completed: true, ownerId: missing }],
  ])("refuses %s (E12, D3)", async (_what, input) => {
    const response = await app.postJson("tasks.bulkUpdate", input, {
      accessToken: owner.grant.accessToken,
    });
    expect(response.status).toBe(400);
  });
});

it("tasks.bulkRemove removes one's own among the named (D2)", async () => {
  const mine = [await create({}), await create({})].map(({ id }) => id);
  const theirs = await stranger.client.tasks.create.mutate({ title: "theirs" });
  const { ids } = await owner.client.tasks.bulkRemove.mutate({
    ids: [...mine, theirs.id, missing],
  });
  expect(ids.toSorted()).toEqual(mine.toSorted());
  expect((await owner.client.tasks.list.query()).items).toEqual([]);
  expect((await stranger.client.tasks.list.query()).items).toHaveLength(1);
});

it("tasks.tags counts one's own, the most used first (D4)", async () => {
  await create({ tags: ["home", "garden"] });
  await create({ tags: ["home"] });
  await stranger.client.tasks.create.mutate({ title: "theirs", tags: ["secret"] });
  expect(await owner.client.tasks.tags.query()).toEqual({
    items: [
      { tag: "home", count: 2 },
      { tag: "garden", count: 1 },
    ],
  });
});

it("tasks.stats counts one's own by state, due date and priority (D4)", async () => {
  const hour = 3_600_000;
  const at = (hours: number) => new Date(Date.now() + hours * hour);
  const none = { low: 0, normal: 0, high: 0, urgent: 0 };
  expect(await owner.client.tasks.stats.query()).toEqual({
    open: 0,
    completed: 0,
    overdue: 0,
    dueToday: 0,
    byPriority: none,
  });
  await create({ dueAt: at(-1), priority: "urgent" });
  await create({ dueAt: at(1) });
  await create({ dueAt: at(5) });
  await create({});
  const done = await create({ dueAt: at(-2) });
  await owner.client.tasks.update.mutate({ id: done.id, completed: true });
  await stranger.client.tasks.create.mutate({ title: "theirs" });
  expect(await owner.client.tasks.stats.query({ dayEnds: at(3) })).toEqual({
    open: 4,
    completed: 1,
    overdue: 1,
    dueToday: 1,
    byPriority: { ...none, normal: 3, urgent: 1 },
  });
  const wholeDay = { dayBegins: at(-2), dayEnds: at(3) };
  expect(await owner.client.tasks.stats.query(wholeDay)).toMatchObject({ overdue: 0, dueToday: 2 });
});

type Fields = { description?: string; tags?: string[]; dueAt?: Date; priority?: "urgent" };

function create(fields: Fields) {
  return owner.client.tasks.create.mutate({ title: "mine", ...fields });
}
