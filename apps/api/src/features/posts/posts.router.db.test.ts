import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countQueries } from "#test/count-queries.ts";
import { createTestApp, type TestApp, type TestClient } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";

const notFound = { code: "NOT_FOUND" };
const forbidden = { code: "FORBIDDEN" };

let app: TestApp;
let ada: Person;
let bob: Person;
let admin: Person;
beforeAll(async () => {
  app = await createTestApp();
  [ada, bob, admin] = [await signUp(app), await signUp(app), await signUpAdmin(app)];
});
afterAll(() => app[Symbol.asyncDispose]());

describe("a draft", () => {
  it("is seen by its author alone until it is published", async () => {
    const draft = await ada.client.posts.create.mutate({ title: "A secret plan", body: "*Soon*" });
    expect(draft).toMatchObject({ slug: "a-secret-plan", publishedAt: null, version: 1 });
    expect(await ada.client.posts.byId.query({ id: draft.id })).toEqual(draft);
    expect((await ada.client.posts.mine.query()).items).toMatchObject([{ id: draft.id }]);
    for (const { client } of [bob, admin]) {
      const { id, slug } = draft;
      const calls = [
        () => client.posts.byId.query({ id }),
        () => client.posts.bySlug.query({ slug }),
        () => client.posts.update.mutate({ id, title: "Mine" }),
        () => client.posts.publish.mutate({ id }),
        () => client.posts.remove.mutate({ id }),
        () => client.comments.create.mutate({ postId: id, body: "Hm" }),
      ];
      for (const call of calls) expect(await reasonOfRefusal(call())).toEqual(notFound);
      expect((await client.posts.list.query({ search: "secret plan" })).items).toEqual([]);
    }
  });

  it("has its Markdown kept as written, and shown as safe HTML", async () => {
    const body = "# Hi\n\n<script>alert(1)</script> [x](javascript:alert(1)) **bold**";
    const { id } = await ada.client.posts.create.mutate({ title: "Marks", body });
    const post = await ada.client.posts.byId.query({ id });
    expect(post.body).toBe(body);
    expect(post.html).toContain("<strong>bold</strong>");
    expect(post.html).not.toMatch(/<script|href="javascript/);
    expect(post.excerpt).toBe("Hi <script>alert(1)</script> [x](javascript:alert(1)) bold");
  });
});

describe("a slug", () => {
  it("is numbered when it is taken, also by twenty at once", async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => ada.client.posts.create.mutate({ title: "Hello" })),
    );
    const slugs = made.map(({ slug }) => slug).toSorted();
    const numbered = Array.from({ length: 19 }, (_, index) => `hello-${index + 2}`);
    expect(slugs).toEqual(["hello", ...numbered].toSorted());
    expect((await ada.client.posts.create.mutate({ title: "hello?" })).slug).toBe("hello-21");
    expect((await ada.client.posts.create.mutate({ title: "Hello 2" })).slug).toBe("hello-2-2");
  });
});

describe("the board", () => {
  it("shows what is published, the newest first, in pages and one query", async () => {
    const { client } = await signUp(app);
    const ids: string[] = [];
    for (const title of ["One", "Two", "Three"]) {
      const { id } = await client.posts.create.mutate({ title, body: "x ".repeat(2000) });
      await client.posts.publish.mutate({ id });
      ids.push(id);
    }
    const authorId = (await client.users.me.query()).id;
    const first = await client.posts.list.query({ authorId, limit: 2 });
    const cursor = first.nextCursor ?? undefined;
    const second = await client.posts.list.query({ authorId, limit: 2, cursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]?.excerpt.length).toBeLessThanOrEqual(240);
    expect(first.items[0]).not.toHaveProperty("body");

    const one = await countQueries(app, () => client.posts.list.query({ limit: 1 }));
    const many = await countQueries(app, () => client.posts.list.query({ limit: 100 }));
    expect(many).toBe(one);
  });

  it("finds words of title and text, the title's first", async () => {
    const { client } = await signUp(app);
    const publish = async (title: string, body: string) => {
      const { id } = await client.posts.create.mutate({ title, body });
      await client.posts.publish.mutate({ id });
      return id;
    };
    const inText = await publish("Weather", "A zephyr is a gentle wind.");
    const inTitle = await publish("The zephyr", "A gentle wind.");
    const found = async (search: string) =>
      (await client.posts.list.query({ search })).items.map(({ id }) => id);
    expect(await found("zeph")).toEqual([inTitle, inText]);
    expect(await found("gentle zephyr")).toHaveLength(2);
    expect(await found("zephyr storm")).toEqual([]);
    expect(await found("!!")).toEqual([]);
    const first = await client.posts.list.query({ search: "zephyr", limit: 1 });
    const second = await client.posts.list.query({
      search: "zephyr",
      limit: 1,
      cursor: first.nextCursor ?? undefined,
    });
    expect([first.items[0]?.id, second.items[0]?.id]).toEqual([inTitle, inText]);
    expect(second.nextCursor).toBeNull();
  });

  it(
    "finds few and many, page by page, as looking at every post would",
    { timeout: 60_000 },
    async () => {
      await using crowded = await createTestApp({ RATE_LIMIT_SCALE: "1000" });
      const author = await signUp(crowded);
      await crowded.container.database.pool.query(addNotices, [author.grant.user.id]);
      const notices = await crowded.container.database.prisma.post.findMany({
        where: { publishedAt: { not: null } },
        orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      });
      for (const word of ["common", "titled", "seldom", "rare", "former", "none"]) {
        const titled = notices.filter(({ title }) => title.includes(word));
        const others = notices.filter((post) => !titled.includes(post) && post.body.includes(word));
        const found = await everyPage((cursor) =>
          author.client.posts.list.query({ search: word, limit: 10, cursor }),
        );
        expect(found, word).toEqual([...titled, ...others].map(({ id }) => id));
      }
    },
  );

  it("finds a post by its new words, and no longer by the old", async () => {
    const { client } = ada;
    const { id } = await client.posts.create.mutate({ title: "Quagga", body: "A zebra once" });
    await client.posts.publish.mutate({ id });
    await client.posts.update.mutate({ id, title: "Okapi" });
    await client.posts.update.mutate({ id, body: "A giraffe" });
    for (const [search, found] of [
      ["quagga", []],
      ["once", []],
      ["okapi gira", [{ id }]],
    ] as const) {
      expect((await client.posts.list.query({ search })).items).toMatchObject(found);
    }
  });

  it("takes a post back off, and keeps its place when it was on already", async () => {
    const { client } = ada;
    const { id } = await client.posts.create.mutate({ title: "On and off" });
    const published = await client.posts.publish.mutate({ id });
    const again = await client.posts.publish.mutate({ id });
    expect(again).toEqual(published);
    expect(await client.posts.unpublish.mutate({ id })).toMatchObject({ publishedAt: null });
    expect(await reasonOfRefusal(bob.client.posts.byId.query({ id }))).toEqual(notFound);
  });

  it("lets nobody but the author write, and administrators take down, with an entry", async () => {
    const { id } = await ada.client.posts.create.mutate({ title: "Mine" });
    await ada.client.posts.publish.mutate({ id });
    for (const { client } of [bob, admin]) {
      expect(await reasonOfRefusal(client.posts.update.mutate({ id, title: "X" }))).toEqual(
        forbidden,
      );
    }
    expect(await reasonOfRefusal(bob.client.posts.unpublish.mutate({ id }))).toEqual(forbidden);
    expect(await reasonOfRefusal(bob.client.posts.remove.mutate({ id }))).toEqual(forbidden);

    expect(await admin.client.posts.unpublish.mutate({ id })).toMatchObject({ publishedAt: null });
    await ada.client.posts.publish.mutate({ id });
    await admin.client.posts.remove.mutate({ id });
    const { items } = await admin.client.audit.list.query({ targetId: ada.grant.user.id });
    expect(items.slice(0, 2)).toMatchObject([
      { action: "post.removed", details: { title: "Mine" } },
      { action: "post.unpublished", details: { title: "Mine" } },
    ]);
  });

  it("refuses a stale version with the post as it is now", async () => {
    const { client } = ada;
    const { id } = await client.posts.create.mutate({ title: "First" });
    const current = await client.posts.update.mutate({ id, version: 1, title: "Second" });
    expect(
      await reasonOfRefusal(client.posts.update.mutate({ id, version: 1, title: "Third" })),
    ).toEqual({ code: "STALE_VERSION", current });
  });

  it("keeps a post without a name when its author is gone, and lets the drafts go", async () => {
    const { client } = await signUp(app);
    const { id } = await client.posts.create.mutate({ title: "Left behind" });
    await client.posts.publish.mutate({ id });
    const draft = await client.posts.create.mutate({ title: "Never said" });
    await client.users.deleteMe.mutate({ currentPassword: "correct horse battery" });
    expect(await bob.client.posts.byId.query({ id })).toMatchObject({ author: null });
    await app.container.cleanUp.run(AbortSignal.timeout(5_000));
    const { post } = app.container.database.prisma;
    expect(await post.findUnique({ where: { id: draft.id } })).toBeNull();
  });
});

describe("comments", () => {
  it("stand under a post, the oldest first, and are counted", async () => {
    const { id: postId } = await publishedBy(ada.client);
    for (const body of ["First", "Second", "Third"]) {
      await bob.client.comments.create.mutate({ postId, body });
    }
    const first = await ada.client.comments.list.query({ postId, limit: 2 });
    const cursor = first.nextCursor ?? undefined;
    const second = await ada.client.comments.list.query({ postId, limit: 2, cursor });
    const all = [...first.items, ...second.items];
    expect(all.map(({ body }) => body)).toEqual(["First", "Second", "Third"]);
    expect(all[0]?.author).toEqual({ id: bob.grant.user.id, name: bob.grant.user.name });
    expect(await ada.client.posts.byId.query({ id: postId })).toMatchObject({ commentCount: 3 });
    const one = await countQueries(app, () => ada.client.comments.list.query({ postId, limit: 1 }));
    const many = await countQueries(app, () => ada.client.comments.list.query({ postId }));
    expect(many).toBe(one);
  });

  it("are counted right however many come and go at once", async () => {
    const { id: postId } = await publishedBy(ada.client);
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        bob.client.comments.create.mutate({ postId, body: `Number ${index}` }),
      ),
    );
    await Promise.all(
      made
        .slice(0, 10)
        .flatMap(({ id }) => [
          bob.client.comments.remove.mutate({ id }),
          ada.client.comments.remove.mutate({ id }).catch(() => null),
        ]),
    );
    const post = await ada.client.posts.byId.query({ id: postId });
    expect(post.commentCount).toBe(10);
  });

  it("are removed by who wrote them, whose post it is, and administrators", async () => {
    const { id: postId } = await publishedBy(ada.client);
    const carol = await signUp(app);
    for (const [remover, allowed] of [
      [carol, false],
      [bob, true],
      [ada, true],
      [admin, true],
    ] as const) {
      const { id } = await bob.client.comments.create.mutate({ postId, body: "Hm" });
      const removal = remover.client.comments.remove.mutate({ id });
      if (allowed) expect(await removal).toEqual({ id });
      else expect(await reasonOfRefusal(removal)).toEqual(forbidden);
    }
  });

  it("are not there when the post is not", async () => {
    const { id: postId } = await publishedBy(ada.client);
    const { id } = await bob.client.comments.create.mutate({ postId, body: "Hm" });
    await ada.client.posts.unpublish.mutate({ id: postId });
    expect((await bob.client.comments.list.query({ postId })).items).toEqual([]);
    expect(await reasonOfRefusal(bob.client.comments.remove.mutate({ id }))).toEqual(notFound);
  });
});

async function publishedBy(client: TestClient) {
  const { id } = await client.posts.create.mutate({ title: "A notice" });
  return client.posts.publish.mutate({ id });
}

/** 800 notices, one in ten a draft: a common word, a seldom one and one of old times in the texts, others in many or few titles. Some are published at once. */
const addNotices = `
  INSERT INTO posts (id, author_id, slug, title, body, published_at)
  SELECT gen_random_uuid(), $1, 'notice-' || n,
    concat('Notice', CASE WHEN n % 8 > 0 THEN ' titled' END, CASE WHEN n % 300 = 7 THEN ' rare' END,
      CASE WHEN n % 7 = 0 THEN ' common' END),
    concat('Text', CASE WHEN n % 5 > 0 THEN ' common' END, CASE WHEN n % 400 = 9 THEN ' rare' END,
      CASE WHEN n % 9 = 0 THEN ' seldom titled' END, CASE WHEN n > 600 THEN ' former' END),
    CASE WHEN n % 10 > 0 THEN now() - n / 20 * interval '1 minute' END
  FROM generate_series(1, 800) AS n`;

async function everyPage(
  ask: (
    cursor: string | undefined,
  ) => Promise<{ items: { id: string }[]; nextCursor: string | null }>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await ask(cursor);
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}
