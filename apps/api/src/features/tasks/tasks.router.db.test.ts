import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Task, TaskPage } from "@tenon/schemas/tasks";
import { wordSearch } from "#platform/db/word-search.ts";
import { countQueries } from "#test/count-queries.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp } from "#test/people.ts";

let app: TestApp;
let owner: Person;
let stranger: Person;
beforeAll(async () => {
  app = await createTestApp();
  owner = await signUp(app);
  stranger = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

const missing = "01970000-0000-7000-8000-000000000000";

describe("tasks.create", () => {
  it("makes a task with the defaults that nobody had to name", async () => {
    const task = await owner.client.tasks.create.mutate({ title: "  Water the plants  " });
    expect(task).toMatchObject({
      title: "Water the plants",
      description: "",
      completed: false,
      completedAt: null,
      priority: "normal",
      dueAt: null,
      tags: [],
      version: 1,
    });
    expect(task.createdAt).toBeInstanceOf(Date);
    expect(await owner.client.tasks.byId.query({ id: task.id })).toEqual(task);
  });

  it("keeps every field as it was sent", async () => {
    const input = {
      title: "<b>Tax</b> & 'quotes' 🧾",
      description: "line\nline",
      priority: "urgent",
      dueAt: new Date("2027-01-31T22:59:59.999Z"),
      tags: ["home", "money"],
    } as const;
    const task = await owner.client.tasks.create.mutate({
      ...input,
      tags: [...input.tags, "home"],
    });
    expect(task).toMatchObject(input);
  });

  it.each([2_034, 2_040, 2_046, 5_000])("takes a word of %s letters", async (length) => {
    const title = `Key of ${length} letters`;
    const made = { title, description: "k".repeat(length) };
    const { id } = await owner.client.tasks.create.mutate(made);
    const found = await owner.client.tasks.list.query({ search: title });
    expect(found.items.map((task) => task.id)).toEqual([id]);
  });

  it("belongs to whoever calls, whatever owner the body names (D3)", async () => {
    const response = await app.postJson(
      "tasks.create",
      { title: "mine", ownerId: stranger.grant.user.id },
      { accessToken: owner.grant.accessToken },
    );
    expect(response.status).toBe(400);
    expect((await stranger.client.tasks.list.query()).items).toEqual([]);
  });
});

describe("tasks.update", () => {
  it("changes what is named, keeps the rest and counts the version up", async () => {
    const task = await owner.client.tasks.create.mutate({
      title: "draft",
      tags: ["a"],
      dueAt: new Date("2027-01-01T00:00:00Z"),
    });
    const changed = await owner.client.tasks.update.mutate({
      id: task.id,
      title: "final",
      priority: "high",
      dueAt: null,
      tags: [],
    });
    expect(changed).toMatchObject({
      title: "final",
      priority: "high",
      dueAt: null,
      tags: [],
      description: "",
      version: 2,
    });
    expect(changed.createdAt).toEqual(task.createdAt);
    expect(changed.updatedAt.getTime()).toBeGreaterThanOrEqual(task.updatedAt.getTime());
  });

  it("completes once: doing it again keeps the moment, undoing it clears it", async () => {
    const { id } = await owner.client.tasks.create.mutate({ title: "finish" });
    const done = await owner.client.tasks.update.mutate({ id, completed: true });
    expect(done.completedAt).toBeInstanceOf(Date);
    const again = await owner.client.tasks.update.mutate({ id, completed: true });
    expect(again.completedAt).toEqual(done.completedAt);
    const open = await owner.client.tasks.update.mutate({ id, completed: false });
    expect(open).toMatchObject({ completed: false, completedAt: null });
  });

  it("refuses a stale version with the row as it is now, and changes nothing", async () => {
    const { id, version } = await owner.client.tasks.create.mutate({ title: "first" });
    const current = await owner.client.tasks.update.mutate({ id, version, title: "second" });
    const reason = await reasonOfRefusal(
      owner.client.tasks.update.mutate({ id, version, title: "third" }),
    );
    expect(reason).toEqual({ code: "STALE_VERSION", current });
    expect(await owner.client.tasks.byId.query({ id })).toEqual(current);
  });

  it("lets one of two edits of the same version win", async () => {
    const { id, version } = await owner.client.tasks.create.mutate({ title: "raced" });
    const edits = await Promise.allSettled(
      ["one", "two"].map((title) =>
        app
          .client({ accessToken: owner.grant.accessToken })
          .tasks.update.mutate({ id, version, title }),
      ),
    );
    expect(edits.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await owner.client.tasks.byId.query({ id })).toMatchObject({ version: 2 });
  });
});

describe("tasks of somebody else", () => {
  it("answer as tasks that never were, and stay as they are (D2)", async () => {
    const task = await owner.client.tasks.create.mutate({ title: "private" });
    for (const id of [task.id, missing]) {
      const reasons = await Promise.all(
        [
          stranger.client.tasks.byId.query({ id }),
          stranger.client.tasks.update.mutate({ id, title: "taken" }),
          stranger.client.tasks.update.mutate({ id, version: 99, title: "taken" }),
          stranger.client.tasks.remove.mutate({ id }),
        ].map(reasonOfRefusal),
      );
      expect(reasons).toEqual(Array.from({ length: 4 }, () => ({ code: "NOT_FOUND" })));
    }
    expect(await owner.client.tasks.byId.query({ id: task.id })).toEqual(task);
  });

  it("are in no list, no search and behind no cursor (D4)", async () => {
    const [somebody, other] = [await signUp(app), await signUp(app)];
    for (let index = 0; index < 3; index += 1) {
      await somebody.client.tasks.create.mutate({ title: `secret ${index}`, tags: ["secret"] });
    }
    const { nextCursor } = await somebody.client.tasks.list.query({ limit: 1 });
    expect(nextCursor).not.toBeNull();
    expect(await other.client.tasks.list.query({ cursor: nextCursor ?? undefined })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await other.client.tasks.list.query({ search: "secret" })).items).toEqual([]);
    expect((await other.client.tasks.list.query({ tag: "secret" })).items).toEqual([]);
  });

  it("are in no search of an owner whose id ends alike", async () => {
    const somebody = await signUp(app);
    const { pool } = app.container.database;
    const { id } = somebody.grant.user;
    const alike = `01970000-0000-7000-8000${id.slice(-13)}`;
    await pool.query(
      "INSERT INTO users (id, email, name) VALUES ($1, 'alike@example.com', 'Alike')",
      [alike],
    );
    for (const ownerId of [alike, id]) {
      await pool.query(
        "INSERT INTO tasks (id, owner_id, title) VALUES (gen_random_uuid(), $1, 'twins')",
        [ownerId],
      );
    }
    expect((await somebody.client.tasks.list.query({ search: "twin" })).items).toHaveLength(1);
  });
});

describe("tasks.remove", () => {
  it("removes once", async () => {
    const { id } = await owner.client.tasks.create.mutate({ title: "gone" });
    expect(await owner.client.tasks.remove.mutate({ id })).toEqual({ id });
    expect(await reasonOfRefusal(owner.client.tasks.remove.mutate({ id }))).toEqual({
      code: "NOT_FOUND",
    });
  });
});

describe("tasks.list", () => {
  let person: Person;
  let all: Task[];
  beforeAll(async () => {
    person = await signUp(app);
    const dues = [null, new Date("2027-03-01T10:00:00Z"), new Date("2027-03-02T10:00:00Z")];
    const priorities = ["low", "normal", "high", "urgent"] as const;
    all = [];
    for (let index = 0; index < 30; index += 1) {
      const task = await person.client.tasks.create.mutate({
        title: ["beta", "Alpha", "alpha"][index % 3] ?? "",
        description: index % 5 === 0 ? "Call the Straßenbau-Amt" : "",
        dueAt: dues[index % 3] ?? null,
        priority: priorities[index % 4] ?? "normal",
        tags: index % 2 === 0 ? ["even"] : [],
      });
      all.push(
        index % 6 === 0
          ? await person.client.tasks.update.mutate({ id: task.id, completed: true })
          : task,
      );
    }
    await app.container.database.pool.query(
      "UPDATE tasks SET created_at = '2026-01-01' WHERE owner_id = $1 AND priority = 'low'",
      [person.grant.user.id],
    );
  });

  it.each(
    (["createdAt", "dueAt", "priority", "title"] as const).flatMap((sort) =>
      (["asc", "desc"] as const).map((order) => [sort, order] as const),
    ),
  )("pages through equal values by %s %s without a gap or a repeat", async (sort, order) => {
    const pages: Task[] = [];
    let cursor: string | undefined;
    do {
      const page = await person.client.tasks.list.query({ sort, order, limit: 7, cursor });
      pages.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    const whole = await person.client.tasks.list.query({ sort, order, limit: 100 });
    expect(pages).toEqual(whole.items);
    expect(whole.nextCursor).toBeNull();
  });

  it("sorts by due date with the undated last, and by priority as it rises", async () => {
    const { items: due } = await person.client.tasks.list.query({
      sort: "dueAt",
      order: "asc",
      limit: 100,
    });
    const times = due.map(({ dueAt }) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const { items: pressing } = await person.client.tasks.list.query({
      sort: "priority",
      order: "desc",
      limit: 1,
    });
    expect(pressing[0]?.priority).toBe("urgent");
  });

  it("goes on after rows that were removed between two pages", async () => {
    const first = await person.client.tasks.list.query({ limit: 2 });
    const extra = await person.client.tasks.create.mutate({ title: "later" });
    const next = await person.client.tasks.list.query({
      limit: 2,
      cursor: first.nextCursor ?? undefined,
    });
    await person.client.tasks.remove.mutate({ id: extra.id });
    expect(
      next.items.some(({ id }) => first.items.some((item) => item.id === id) || id === extra.id),
    ).toBe(false);
  });

  const open = ({ completed }: Task) => !completed;
  it.each([
    ["open ones", { completed: false }, open],
    ["completed ones", { completed: true }, (task: Task) => !open(task)],
    ["a priority", { priority: "urgent" }, ({ priority }: Task) => priority === "urgent"],
    ["a tag", { tag: "even" }, ({ tags }: Task) => tags.includes("even")],
    [
      "a due date from",
      { dueFrom: new Date("2027-03-02T10:00:00Z") },
      ({ dueAt }: Task) => dueAt !== null && dueAt >= new Date("2027-03-02T10:00:00Z"),
    ],
    [
      "a due date before",
      { dueBefore: new Date("2027-03-02T10:00:00Z") },
      ({ dueAt }: Task) => dueAt !== null && dueAt < new Date("2027-03-02T10:00:00Z"),
    ],
    ["words", { search: "call STRASSENBAU" }, () => false],
    [
      "the beginnings of words",
      { search: "straßen ca" },
      ({ description }: Task) => description !== "",
    ],
    [
      "words of the title",
      { search: "ALPH" },
      ({ title }: Task) => title.toLowerCase() === "alpha",
    ],
    ["signs alone", { search: "%_*" }, () => false],
    ["blanks alone, which filter nothing", { search: "   " }, () => true],
    [
      "all at once",
      { completed: false, tag: "even", priority: "high" },
      (task: Task) => open(task) && task.tags.includes("even") && task.priority === "high",
    ],
  ] as const)("filters by %s", async (_name, filter, expected) => {
    const { items } = await person.client.tasks.list.query({ ...filter, limit: 100 });
    expect(items.map(({ id }) => id).toSorted()).toEqual(
      all
        .filter(expected)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each([
    "it's 3rd-rate \\ 'quoted' \"twice\"",
    "mail ada@example.com, https://example.com/a'b?c=d#e or <a href='x y'>there</a>",
    "½ cup 1e5 -12.5 v2.10 a½b x_y",
    "हिन्दी ไทย 日本語 Ünïcödé 🧾 e\u0301te\u0301",
  ])("finds %s by any of its words, on a walk as by the index", async (description) => {
    const { list, create } = (await signUp(app)).client.tasks;
    for (const title of ["Odd", "Odd"]) await create.mutate({ title, description });
    const all = idsOf(await list.query({}));
    const words = description.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const { pool } = app.container.database;
    for (const search of [...words, words.join(" "), `${words[0]}zz`]) {
      const { rows } = await pool.query<{ matches: boolean }>(
        "SELECT to_tsvector('simple', $1) @@ to_tsquery('simple', $2) AS matches",
        [`Odd ${description}`, wordSearch(search)],
      );
      const found = rows[0]?.matches ? all : [];
      expect(idsOf(await list.query({ search, limit: 1 })), search).toEqual(found.slice(0, 1));
      expect(idsOf(await list.query({ search, limit: 2 })), search).toEqual(found);
    }
  });

  it("finds tasks by the words that they have since they were changed, and no longer by others", async () => {
    const { list, create, update, bulkUpdate } = (await signUp(app)).client.tasks;
    const first = await create.mutate({ title: "Walnut" });
    const second = await create.mutate({ title: "Wood", description: "walnut" });
    await update.mutate({ id: first.id, version: first.version, title: "Cherry" });
    await update.mutate({ id: second.id, version: second.version, description: "cherry" });
    await bulkUpdate.mutate({ ids: [first.id, second.id], addTag: "wood" });
    expect(idsOf(await list.query({ search: "walnut", limit: 1 }))).toEqual([]);
    const all = idsOf(await list.query({}));
    expect(idsOf(await list.query({ search: "cherry", limit: 1 }))).toEqual(all.slice(0, 1));
  });

  it.each([
    "AAAA",
    "eyJ4IjoxfQ",
    Buffer.from('["createdAt desc","not a date","01970000-0000-7000-8000-000000000000"]').toString(
      "base64url",
    ),
  ])("refuses the cursor %s as bad input (E12)", async (cursor) => {
    expect((await reasonOfRefusal(person.client.tasks.list.query({ cursor }))).code).toBe(
      "VALIDATION_FAILED",
    );
  });

  it("is one query beside the one that finds the caller, whatever the size of the page", async () => {
    for (const limit of [1, 100]) {
      expect(
        await countQueries(app, () =>
          person.client.tasks.list.query({ limit, tag: "even", search: "a" }),
        ),
      ).toBe(2);
    }
  });

  it("refuses a cursor of another order", async () => {
    const { nextCursor } = await person.client.tasks.list.query({ limit: 1, sort: "title" });
    const reason = await reasonOfRefusal(
      person.client.tasks.list.query({ sort: "dueAt", cursor: nextCursor ?? undefined }),
    );
    expect(reason).toMatchObject({ code: "VALIDATION_FAILED", issues: [{ path: ["cursor"] }] });
  });
});

it("tasks.doneByDay counts one’s own by the days of a time zone", async () => {
  const { client, grant } = await signUp(app);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const before = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  for (const at of [`${yesterday}T05:40:00Z`, `${yesterday}T18:20:00Z`, `${before}T12:00:00Z`]) {
    const { id } = await client.tasks.create.mutate({ title: at });
    const data = { completedAt: new Date(at) };
    await app.container.database.prisma.task.update({
      where: { id, ownerId: grant.user.id },
      data,
    });
  }
  await client.tasks.create.mutate({ title: "open" });
  const done = async (input: { days?: number; timeZone?: string }) =>
    (await client.tasks.doneByDay.query(input)).days;
  const inUtc = [
    { day: before, completed: 1 },
    { day: yesterday, completed: 2 },
  ];
  expect(await done({})).toEqual(inUtc);
  expect(await done({ days: 2 })).toEqual(inUtc.slice(1));
  expect(await done({ timeZone: "America/Los_Angeles", days: 9 })).toEqual([
    { day: before, completed: 2 },
    { day: yesterday, completed: 1 },
  ]);
  expect(await done({ timeZone: "Asia/Kathmandu", days: 9 })).toEqual([
    { day: before, completed: 1 },
    { day: yesterday, completed: 1 },
    { day: new Date(Date.parse(yesterday) + 86_400_000).toISOString().slice(0, 10), completed: 1 },
  ]);
  expect(await reasonOfRefusal(done({ timeZone: "Mars/Olympus" }))).toMatchObject({
    code: "VALIDATION_FAILED",
    issues: [{ path: ["timeZone"] }],
  });
});

function idsOf({ items }: TaskPage): string[] {
  return items.map(({ id }) => id);
}
