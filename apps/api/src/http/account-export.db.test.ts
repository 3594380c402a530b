import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { AccountExport } from "@tenon/schemas/account";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { addProduct, placeOrder } from "#test/shop.ts";

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  owner = await signUp(app);
});

it("says all that is kept of an account, and nothing of anybody else", async () => {
  const { client, grant } = owner;
  const stranger = await signUp(app);
  await stranger.client.tasks.create.mutate({ title: "theirs" });
  await client.tasks.create.mutate({ title: "mine" });
  const draft = await client.posts.create.mutate({ title: "A draft", body: "x".repeat(5_000) });
  const theirs = await stranger.client.posts.create.mutate({ title: "Theirs" });
  await stranger.client.posts.publish.mutate({ id: theirs.id });
  await client.comments.create.mutate({ postId: theirs.id, body: "Mine" });
  await stranger.client.comments.create.mutate({ postId: theirs.id, body: "Theirs" });
  const product = await addProduct(await signUpAdmin(app));
  const order = await placeOrder(app, owner, { lines: [{ productId: product.id, quantity: 2 }] });
  await client.webhooks.create.mutate({ url: "https://example.com/hook" });
  await app.container.database.prisma.identity.create({
    data: { issuer: "https://issuer.example", subject: "ada", userId: grant.user.id },
  });

  const account = await client.users.exportMe.query();
  expect(account).toMatchObject({
    user: { id: grant.user.id },
    apiKeys: [],
    webhooks: [{ url: "https://example.com/hook" }],
    identities: [{ issuer: "https://issuer.example", subject: "ada" }],
    sessions: [{ address: "192.0.2.1" }],
    posts: [{ id: draft.id, title: "A draft", body: "x".repeat(5_000), publishedAt: null }],
    comments: [{ postId: theirs.id, body: "Mine" }],
    orders: [{ id: order.id, lines: [{ quantity: 2 }] }],
    tasks: [{ title: "mine" }],
    nextCursor: null,
  });
});

describe("of an account that has much", () => {
  beforeEach(() => fill(owner));

  it("each page has so many of a part at most, and all pages together have everything once", async () => {
    const pages = await readPages();
    expect(
      pages.map(({ posts, comments, tasks }) =>
        [posts, comments, tasks].map(({ length }) => length),
      ),
    ).toEqual([
      [50, 0, 0],
      [10, 500, 0],
      [0, 20, 500],
      [0, 0, 500],
      [0, 0, 200],
    ]);
    expect(pages.map(({ activity }) => activity.length)).toEqual([1, 0, 0, 0, 0]);
    expect(new Set(pages.flatMap(({ posts }) => posts.map(({ id }) => id))).size).toBe(60);
    expect(new Set(pages.flatMap(({ comments }) => comments.map(({ id }) => id))).size).toBe(520);
    expect(new Set(pages.flatMap(({ tasks }) => tasks.map(({ id }) => id))).size).toBe(1200);
  });

  it("the file has what all pages have, each list in one", async () => {
    const pages = await readPages();
    const response = await getFile();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="tenon-account-\d{4}-\d\d-\d\d\.json"$/,
      ),
      "cache-control": "no-store",
    });
    const file = AnyRecord.parse(await response.json());
    const [first] = pages;
    const lists = {
      apiKeys: [],
      orders: [],
      sessions: first?.sessions,
      posts: pages.flatMap(({ posts }) => posts),
      comments: pages.flatMap(({ comments }) => comments),
      tasks: pages.flatMap(({ tasks }) => tasks),
    };
    for (const [name, list] of Object.entries({ ...lists, user: first?.user, nextCursor: null })) {
      expect([name, JSON.stringify(file[name])]).toEqual([name, JSON.stringify(list)]);
    }
    expect(Object.keys(file)).toEqual(Object.keys(first ?? {}));
  });

  it("the file reads no page before the one before it was taken, and ends with its reader", async () => {
    const reads = () => app.logs.filter((line) => line.includes('"users.exportMe"')).length;
    const before = reads();
    const reader = (await getFile()).body?.getReader();
    await reader?.read();
    const { pool } = app.container.database;
    expect(reads() - before).toBe(1);
    expect(pool.totalCount - pool.idleCount).toBe(0);
    await reader?.cancel();
    expect(reads() - before).toBe(1);
  });

  it("the file counts once, however many pages it has, and is one entry of the log", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const person = await signUp(limited);
    await fill(person, limited);
    for (let times = 0; times < 10; times += 1) await (await getFile(person, limited)).text();
    const refused = await getFile(person, limited);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
    const exports = await limited.container.database.prisma.auditEntry.count({
      where: { action: "account.exported" },
    });
    expect(exports).toBe(10);
  });
});

it("a page that begins nowhere is refused, and so is a file from a page on", async () => {
  const cursor = Buffer.from('["users",null]').toString("base64url");
  expect(await reasonOfRefusal(owner.client.users.exportMe.query({ cursor }))).toMatchObject({
    code: "VALIDATION_FAILED",
    issues: [{ path: ["cursor"] }],
  });
  const refused = await app.request(`/api/v1/users/me/export?cursor=${cursor}`, {
    headers: { authorization: `Bearer ${owner.grant.accessToken}` },
  });
  expect([refused.status, refused.headers.get("content-type")]).toEqual([
    400,
    "application/problem+json",
  ]);
});

const AnyRecord = z.record(z.string(), z.unknown());

async function readPages(): Promise<AccountExport[]> {
  const pages = [await owner.client.users.exportMe.query()];
  for (let cursor = pages[0]?.nextCursor ?? null; cursor !== null;) {
    const page = await owner.client.users.exportMe.query({ cursor });
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}

function getFile({ grant } = owner, { request } = app): Promise<Response> {
  const headers = { authorization: `Bearer ${grant.accessToken}` };
  return request("/api/v1/users/me/export", { headers });
}

/** 60 posts, 520 comments and 1,200 tasks. */
async function fill({ grant }: Person, { container } = app): Promise<void> {
  const { pool } = container.database;
  const values = [grant.user.id];
  await pool.query(
    `WITH post AS (
       INSERT INTO posts (id, author_id, slug, title) SELECT gen_random_uuid(), $1, gen_random_uuid(), 'Post'
       FROM generate_series(1, 60) RETURNING id
     )
     INSERT INTO comments (id, post_id, author_id, body) SELECT gen_random_uuid(), post.id, $1, 'Comment'
     FROM (SELECT id FROM post LIMIT 1) AS post, generate_series(1, 520)`,
    values,
  );
  await pool.query(
    `INSERT INTO tasks (id, owner_id, title, created_at) SELECT gen_random_uuid(), $1, 'Task', now() + n * interval '1 ms'
     FROM generate_series(1, 1200) AS n`,
    values,
  );
}
