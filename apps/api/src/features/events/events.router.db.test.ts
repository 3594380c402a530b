import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { firstMessage } from "#test/first-message.ts";
import { listen, type Listening } from "#test/listen.ts";
import { password, type Person, signUp, signUpAdmin } from "#test/people.ts";
import { readEvents, readMessage, type SentEvent } from "#test/read-events.ts";
import { newProduct, placeOrder } from "#test/shop.ts";
import { untilSettled } from "#test/until-settled.ts";

const soon = { interval: 10 };

let app: TestApp;
let other: TestApp;
let person: Person;
beforeAll(async () => {
  app = await createTestApp({}, { streamTimes: { recheckMs: 50, perUser: 3, perProcess: 8 } });
  other = await createTestApp({ DATABASE_URL: app.env.DATABASE_URL });
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
beforeEach(async () => {
  person = await signUp(app);
});

async function listenAs({ grant }: Person, lastEventId?: string): Promise<Listening> {
  await untilSettled(app.container.database.pool);
  return listen(app.request, { accessToken: grant.accessToken, lastEventId });
}

/** The same person, at the other server. */
function elsewhere({ grant }: Person) {
  return other.client({ accessToken: grant.accessToken });
}

/** Events that nobody else hears, numbered. */
async function appendOwn(count: number): Promise<void> {
  await app.container.database.pool.query(
    `INSERT INTO events (type, reach, owner_id, data)
     SELECT 'tasks.imported', 'owner', $1, jsonb_build_object('count', n) FROM generate_series(1, $2::int) AS n`,
    [person.grant.user.id, count],
  );
}

function counted(most: number) {
  return Array.from({ length: most }, (_, index) => ({ type: "tasks.imported", count: index + 1 }));
}

function typesOf({ heard }: Listening): string[] {
  return heard.map(({ type }) => type);
}

describe("what is changed on one server", () => {
  it("is heard on another, in order and once", async () => {
    await using stream = await listenAs(person);
    const { tasks } = elsewhere(person);
    const { id } = await tasks.create.mutate({ title: "One" });
    await tasks.update.mutate({ id, title: "Two" });
    await tasks.bulkUpdate.mutate({ ids: [id], completed: true });
    await tasks.remove.mutate({ id });
    await tasks.importCsv.mutate({ csv: "title\nA\nB" });
    await expect
      .poll(() => stream.heard, soon)
      .toEqual([
        { type: "task.created", id, version: 1 },
        { type: "task.updated", id, version: 2 },
        { type: "task.updated", id, version: 3 },
        { type: "task.removed", id },
        { type: "tasks.imported", count: 2 },
      ]);
  });

  it("is heard by everybody who may see it, and by nobody else (L3)", async () => {
    const admin = await signUpAdmin(app);
    const stranger = await signUp(app);
    await using own = await listenAs(person);
    await using theirs = await listenAs(stranger);
    await using desk = await listenAs(admin);
    const { posts, comments } = elsewhere(person);

    await elsewhere(person).tasks.create.mutate({ title: "Mine" });
    const draft = await posts.create.mutate({ title: "Draft" });
    const hidden = await elsewhere(admin).products.create.mutate({
      ...newProduct(),
      isActive: false,
    });
    const { id: productId } = await elsewhere(admin).products.update.mutate({
      id: hidden.id,
      isActive: true,
    });
    await elsewhere(admin).products.adjustStock.mutate({
      id: productId,
      quantity: 5,
      reason: "received",
    });
    const order = await placeOrder(
      other,
      { ...person, client: elsewhere(person) },
      { lines: [{ productId, quantity: 1 }] },
    );
    await elsewhere(admin).orders.pay.mutate({ id: order.id });
    await elsewhere(person).users.updateMe.mutate({ name: "Another" });
    await posts.publish.mutate({ id: draft.id });
    const comment = await comments.create.mutate({ postId: draft.id, body: "Look" });
    await comments.remove.mutate({ id: comment.id });
    await posts.remove.mutate({ id: draft.id });

    const shared = ["product.updated", "product.stock-changed"];
    const board = ["post.published", "comment.created", "comment.removed", "post.removed"];
    const ordered = ["order.placed", "product.stock-changed", "order.moved", "user.updated"];
    await expect
      .poll(() => typesOf(own).toSorted(), soon)
      .toEqual(["task.created", "post.created", ...shared, ...ordered, ...board].toSorted());
    await expect
      .poll(() => typesOf(theirs).toSorted(), soon)
      .toEqual([...shared, "product.stock-changed", ...board].toSorted());
    await expect
      .poll(() => typesOf(desk).toSorted(), soon)
      .toEqual(["product.created", ...shared, ...ordered, ...board].toSorted());
  });

  it("is not heard when it is rolled back (L6)", async () => {
    await using stream = await listenAs(person);
    const stale = await person.client.tasks.create.mutate({ title: "One" });
    await expect(
      person.client.tasks.update.mutate({ id: stale.id, version: 7, title: "No" }),
    ).rejects.toThrow("changed meanwhile");
    await app.container.database.prisma
      .$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO events (type, reach, data) VALUES ('tasks.imported', 'everyone', '{"count": 1}')`;
        throw new Error("rolled back");
      })
      .catch(() => {});
    await person.client.tasks.remove.mutate({ id: stale.id });
    await expect.poll(() => typesOf(stream), soon).toEqual(["task.created", "task.removed"]);
  });
});

describe("a stream that goes on", () => {
  it("tells what was missed, and then what is new, each once", async () => {
    const first = await listenAs(person);
    await person.client.tasks.create.mutate({ title: "Heard" });
    await expect.poll(() => typesOf(first), soon).toEqual(["task.created"]);
    await first[Symbol.asyncDispose]();

    const { id } = await person.client.tasks.create.mutate({ title: "Missed" });
    await person.client.tasks.update.mutate({ id, title: "Missed, too" });
    await using second = await listenAs(person, first.lastEventId());
    await person.client.tasks.remove.mutate({ id });
    await expect
      .poll(() => second.heard, soon)
      .toEqual([
        { type: "task.created", id, version: 1 },
        { type: "task.updated", id, version: 2 },
        { type: "task.removed", id },
      ]);
  });

  it("tells nobody what another missed, by whatever id (L3)", async () => {
    const first = await listenAs(person);
    await first[Symbol.asyncDispose]();
    await person.client.tasks.create.mutate({ title: "Mine" });
    const stranger = await signUp(app);
    await using second = await listenAs(stranger, first.lastEventId());
    await stranger.client.tasks.create.mutate({ title: "Theirs" });
    await expect.poll(() => second.heard, soon).toHaveLength(1);
  });

  it.each([
    ["is none of ours", "yesterday"],
    ["is too long ago", "1.0.1000000000000"],
    ["is of another server's transactions", `999999999999999.1.${Date.now()}`],
  ])("is told to load anew when its place %s", async (_, lastEventId) => {
    await using stream = await listenAs(person, lastEventId);
    expect(stream.messages[0]).toEqual({ type: "stream.reset" });
    await person.client.tasks.create.mutate({ title: "New" });
    await expect.poll(() => typesOf(stream), soon).toEqual(["task.created"]);
  });

  it("is told 5,000 that it missed, and to load anew instead of more", async () => {
    const first = await listenAs(person);
    await first[Symbol.asyncDispose]();
    await appendOwn(5_000);
    const second = await listenAs(person, first.lastEventId());
    expect(second.heard).toEqual(counted(5_000));
    await second[Symbol.asyncDispose]();
    await expect.poll(app.container.eventStreams.count, soon).toBe(0);
    await appendOwn(1);
    await using third = await listenAs(person, first.lastEventId());
    expect(third.messages[0]).toEqual({ type: "stream.reset" });
    expect(third.heard).toEqual([]);
  });

  it("was cut off where 1,000 waited for it, and misses none", async () => {
    const { count } = app.container.eventStreams;
    await expect.poll(count, soon).toBe(0);
    const { accessToken } = person.grant;
    const slow = await app.request("/trpc/events.stream", {
      headers: { accept: "text/event-stream", authorization: `Bearer ${accessToken}` },
    });
    await expect.poll(count, soon).toBe(1);
    await appendOwn(1_200);
    await expect.poll(count, soon).toBe(0);
    const told: SentEvent[] = [];
    for await (const event of readEvents(slow.body)) if (event.id !== undefined) told.push(event);
    const heard = told.map(readMessage).filter(({ type }) => type === "tasks.imported");
    expect(told.length).toBeGreaterThanOrEqual(1_000);
    expect(heard.length).toBeLessThan(1_200);
    await using stream = await listenAs(person, told.at(-1)?.id);
    expect([...heard, ...stream.heard]).toEqual(counted(1_200));
  });

  it("says now and then that it has caught up, with a newer place", async () => {
    await using stream = await listenAs(person);
    const before = stream.lastEventId();
    await expect.poll(() => stream.messages.length, soon).toBeGreaterThan(2);
    expect(stream.messages.every(({ type }) => type === "stream.caught-up")).toBe(true);
    expect(stream.lastEventId()).not.toBe(before);
  });
});

describe("a listener", () => {
  it("is refused without a credential that holds, before anything is told (L1)", async () => {
    expect(await reasonOfRefusal(firstMessage(app.client()))).toEqual({ code: "UNAUTHENTICATED" });
    await person.client.auth.logout.mutate();
    expect(await reasonOfRefusal(firstMessage(person.client))).toEqual({ code: "UNAUTHENTICATED" });
  });

  it.each([
    ["signed out", ({ client }: Person) => client.auth.logout.mutate()],
    ["signed out everywhere", ({ client }: Person) => client.auth.logoutAll.mutate()],
    [
      "removed",
      ({ client }: Person) => client.users.deleteMe.mutate({ currentPassword: password }),
    ],
    [
      "deactivated",
      async ({ grant }: Person) => {
        const { client } = await signUpAdmin(app);
        await client.users.update.mutate({ id: grant.user.id, isActive: false });
      },
    ],
  ])("hears no more once it is %s (L2)", async (_, act) => {
    await using stream = await listenAs(person);
    await act(person);
    expect((await stream.ended)?.data).toContain("UNAUTHENTICATED");
  });

  it("with a key needs its scope, hears of what the key may read, and no more once it is revoked (L2)", async () => {
    const key = await person.client.apiKeys.create.mutate({
      name: "key",
      scopes: ["events:read", "posts:read"],
    });
    await using stream = await listen(app.request, { accessToken: key.key });
    await person.client.tasks.create.mutate({ title: "Not for it" });
    await person.client.posts.create.mutate({ title: "For it" });
    await expect.poll(() => typesOf(stream), soon).toEqual(["post.created"]);
    await person.client.apiKeys.revoke.mutate({ id: key.id });
    expect((await stream.ended)?.data).toContain("UNAUTHENTICATED");
  });

  it("hears as an administrator only while it is one", async () => {
    const admin = await signUpAdmin(app);
    const chief = await signUpAdmin(app);
    await using stream = await listenAs(admin);
    const newcomer = await signUp(app);
    await expect.poll(() => typesOf(stream), soon).toEqual(["user.created"]);
    await chief.client.users.update.mutate({ id: admin.grant.user.id, role: "member" });
    await expect.poll(() => typesOf(stream), soon).toEqual(["user.created", "user.updated"]);
    const rechecks = stream.messages.length;
    await expect.poll(() => stream.messages.length, soon).toBeGreaterThan(rechecks + 1);
    await newcomer.client.users.updateMe.mutate({ name: "Not for members" });
    await admin.client.tasks.create.mutate({ title: "Own" });
    await expect
      .poll(() => typesOf(stream), soon)
      .toEqual(["user.created", "user.updated", "task.created"]);
  });

  it("may have so many streams, and a server so many in all; others are refused, and places come back (L4, L5)", async () => {
    const { eventStreams } = app.container;
    await expect.poll(eventStreams.count, soon).toBe(0);
    const others = [await signUp(app), await signUp(app), await signUp(app)];
    const streams = await Promise.all([person, person, person].map((one) => listenAs(one)));
    expect(await reasonOfRefusal(firstMessage(person.client))).toEqual({
      code: "RATE_LIMITED",
      retryAfter: 30,
    });
    streams.push(
      ...(await Promise.all(
        [others[0], others[0], others[1], others[1], others[1]].map((one = person) =>
          listenAs(one),
        ),
      )),
    );
    expect(eventStreams.count()).toBe(8);
    expect(await reasonOfRefusal(firstMessage(others[2]?.client ?? person.client))).toEqual({
      code: "UNAVAILABLE",
      retryAfter: 30,
    });
    expect((await person.client.tasks.list.query()).items).toEqual([]);
    await Promise.all(streams.map((stream) => stream[Symbol.asyncDispose]()));
    await expect.poll(eventStreams.count, soon).toBe(0);
    expect(await firstMessage(person.client)).toEqual({ type: "stream.caught-up" });
  });
});

it("ends every stream when the server stops, and begins none any more", async () => {
  await using leaving = await createTestApp();
  const one = await signUp(leaving);
  await using stream = await listen(leaving.request, one.grant);
  leaving.container.eventStreams.end();
  expect(await stream.ended).toBeNull();
  expect(await reasonOfRefusal(firstMessage(one.client))).toEqual({
    code: "UNAVAILABLE",
    retryAfter: 1,
  });
});
