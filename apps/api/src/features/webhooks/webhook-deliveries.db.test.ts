import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createContainer } from "#container.ts";
import { createLogger } from "#platform/logging/logger.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { mailsTo, subjectsTo, tokenMailedTo } from "#test/mailbox.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { type Receiver, startReceiver, status, verify } from "#test/webhook-receiver.ts";
import { deliver, dispatch, letTimePass } from "#test/webhook-turns.ts";

const variables = { WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1" };

let app: TestApp;
let receiver: Receiver;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp(variables);
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  receiver = await startReceiver();
  owner = await signUp(app);
});
afterEach(async () => {
  await receiver[Symbol.asyncDispose]();
  await app.container.database.prisma.webhook.deleteMany();
});

describe("what happens", () => {
  it("is told signed, with the time at which it happened", async () => {
    const { secret } = await newWebhook();
    const task = await owner.client.tasks.create.mutate({ title: "Order the oak" });
    await deliver(app);
    const [message] = receiver.received;
    if (!message) throw new Error("Nothing was sent.");
    const { type, timestamp, data } = verify(secret, message);
    expect({ type, data }).toEqual({
      type: "task.created",
      data: { id: task.id, version: task.version },
    });
    expect(Math.abs(Date.parse(timestamp) - Date.now())).toBeLessThan(60_000);
    expect(message.headers["content-type"]).toBe("application/json");
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1, status: 204 });
    expect(message.headers["webhook-id"]).toBe(delivery?.id);
  });

  it("is told of what was asked for only, and from when it was", async () => {
    await owner.client.tasks.create.mutate({ title: "before" });
    await newWebhook({ events: ["task.removed"] });
    const { id } = await owner.client.tasks.create.mutate({ title: "not asked for" });
    await owner.client.tasks.remove.mutate({ id });
    await deliver(app);
    expect(receiver.types()).toEqual(["task.removed"]);
  });

  it("is told to whom it is for: never another’s tasks, and to administrators what is theirs", async () => {
    await newWebhook();
    const other = await signUp(app);
    const admin = await signUpAdmin(app);
    await newWebhook({ person: admin, path: "/admin" });
    await other.client.tasks.create.mutate({ title: "somebody else’s" });
    const stranger = await signUp(app);
    await deliver(app);
    expect(receiver.received.filter(({ path }) => path === "/hook")).toEqual([]);
    const heard = receiver.received.map(({ body }) => body).join("");
    expect(heard).toContain(stranger.grant.user.id);
    expect(receiver.types()).toEqual(["user.created"]);
  });

  it("is not told any more to whoever is no administrator when it is sent", async () => {
    const admin = await signUpAdmin(app);
    await newWebhook({ person: admin });
    await signUp(app);
    await dispatch(app);
    const { id } = admin.grant.user;
    await app.container.database.prisma.user.update({ where: { id }, data: { role: "member" } });
    await app.runJobs();
    expect(receiver.received).toEqual([]);
    expect(await deliveries(admin)).toMatchObject([{ state: "failed", status: null }]);
  });

  it("is not told to an account that was deactivated, before it is noted or after", async () => {
    await newWebhook();
    await owner.client.tasks.create.mutate({ title: "noted" });
    await dispatch(app);
    const { id } = owner.grant.user;
    const { prisma } = app.container.database;
    await owner.client.tasks.create.mutate({ title: "not noted" });
    await prisma.user.update({ where: { id }, data: { isActive: false } });
    await deliver(app);
    expect(receiver.received).toEqual([]);
    expect(await prisma.webhookDelivery.count({ where: { webhook: { userId: id } } })).toBe(1);
  });

  it("is noted once by many processes at a time, and in order", async () => {
    const { id: webhookId } = await newWebhook();
    const logger = createLogger({ level: "silent", format: "json" });
    const others = [1, 2, 3].map(() => createContainer(app.env, logger));
    const made: string[] = [];
    for (let count = 0; count < 30; count += 1) {
      const task = owner.client.tasks.create.mutate({ title: `${count}` });
      await Promise.allSettled(others.map((container) => container.dispatchWebhooks()));
      made.push((await task).id);
    }
    await Promise.all(others.map((container) => dispatch({ container })));
    await Promise.all(others.map((container) => container.close()));
    const noted = await app.container.database.prisma.webhookDelivery.findMany({
      where: { webhookId },
      orderBy: { id: "asc" },
      select: { body: true },
    });
    expect(noted.map(({ body }) => /"id":"([^"]+)"/.exec(body)?.[1])).toEqual(made);
    await app.runJobs();
    expect(receiver.received).toHaveLength(30);
  });

  it("is noted whole or not at all when it fails half way", async () => {
    await newWebhook();
    const { pool } = app.container.database;
    await owner.client.tasks.create.mutate({ title: "one" });
    await pool.query(
      "ALTER TABLE jobs.job ADD CONSTRAINT planted CHECK (name <> 'webhook-delivery') NOT VALID",
    );
    const dispatching = () => expect(app.container.dispatchWebhooks()).rejects.toThrow("planted");
    await vi.waitFor(dispatching, { timeout: 30_000 });
    await pool.query("ALTER TABLE jobs.job DROP CONSTRAINT planted");
    expect(await deliveries()).toEqual([]);
    await deliver(app);
    expect(receiver.types()).toEqual(["task.created"]);
  });

  it("is told again after the tables came from another server, whose order means nothing here", async () => {
    await newWebhook();
    await app.container.database.pool.query("UPDATE webhook_cursor SET xid = 2::bigint ^ 40");
    await dispatch(app);
    const { id } = await owner.client.tasks.create.mutate({ title: "one" });
    await deliver(app);
    expect(receiver.received.map(({ body }) => body).join("")).toContain(id);
  });

  it("is forgotten after thirty days", async () => {
    await newWebhook();
    for (const title of ["old", "young"]) await owner.client.tasks.create.mutate({ title });
    await deliver(app);
    const [young, old] = await deliveries();
    await app.container.database.pool.query(
      "UPDATE webhook_deliveries SET created_at = now() - interval '31 days' WHERE id = $1",
      [old?.id],
    );
    await app.container.cleanUp.run(new AbortController().signal);
    expect((await deliveries()).map(({ id }) => id)).toEqual([young?.id]);
  });
});

describe("a message that did not get through", () => {
  it("is tried again later, with the same id and as it was", async () => {
    await newWebhook();
    receiver.answer(status(500, {}, `broken ${"x".repeat(5_000)}`));
    await owner.client.tasks.create.mutate({ title: "one" });
    await deliver(app);
    const [failed] = await deliveries();
    expect(failed).toMatchObject({
      state: "waiting",
      attempts: 1,
      status: 500,
      problem: "It answered 500.",
    });
    expect(failed?.answer).toHaveLength(1_000);
    expectSoon(failed?.nextAttemptAt, { from: 5, to: 6 });
    await app.runJobs();
    expect(receiver.received).toHaveLength(1);

    receiver.answer(status(200));
    await letTimePass(app);
    await app.runJobs();
    expect(await deliveries()).toMatchObject([{ state: "delivered", attempts: 2, status: 200 }]);
    const [first, second] = receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
  });

  it("waits behind those to webhooks that don’t fail, and so do others to its webhook", async () => {
    await newWebhook({ path: "/failing" });
    const other = await signUp(app);
    await newWebhook({ person: other, path: "/well" });
    receiver.answer(status(500));
    await owner.client.tasks.create.mutate({ title: "one" });
    await deliver(app);
    receiver.answer(status(204));
    await owner.client.tasks.create.mutate({ title: "two" });
    await other.client.tasks.create.mutate({ title: "three" });
    await dispatch(app);
    await letTimePass(app);
    await app.runJobs();
    const paths = receiver.received.map(({ path }) => path);
    expect(paths).toEqual(["/failing", "/well", "/failing", "/failing"]);
  });

  it("waits as long as the receiver says", async () => {
    await newWebhook();
    receiver.answer(status(503, { "retry-after": "3600" }));
    await owner.client.tasks.create.mutate({ title: "one" });
    await deliver(app);
    expectSoon((await deliveries())[0]?.nextAttemptAt, { from: 3_600, to: 3_600 });
  });

  it("does not follow where it is sent to", async () => {
    await newWebhook();
    await using elsewhere = await startReceiver();
    receiver.answer(status(302, { location: elsewhere.url }));
    await owner.client.tasks.create.mutate({ title: "one" });
    await deliver(app);
    expect(elsewhere.received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: "waiting", status: 302 }]);
  });

  it("is given up after eleven tries, and sent again by hand", async () => {
    const { id: webhookId } = await newWebhook();
    receiver.answer(status(500));
    await owner.client.tasks.create.mutate({ title: "one" });
    await owner.client.tasks.create.mutate({ title: "two" });
    await deliver(app);
    for (let tries = 1; tries < 12; tries += 1) {
      await letTimePass(app);
      await app.runJobs();
    }
    expect(receiver.received).toHaveLength(22);
    const given = await deliveries();
    expect(given).toMatchObject([{ state: "failed", attempts: 11 }, { state: "failed" }]);

    receiver.answer(status(200));
    await owner.client.webhooks.redeliver.mutate({ id: given[0]?.id ?? "" });
    await app.runJobs();
    expect(await deliveries()).toMatchObject([
      { state: "delivered", attempts: 1 },
      { state: "failed" },
    ]);
    const since = new Date(0);
    const again = await owner.client.webhooks.redeliverFailed.mutate({ id: webhookId, since });
    expect(again).toEqual({ count: 1 });
    await app.runJobs();
    expect(await deliveries()).toMatchObject([{ state: "delivered" }, { state: "delivered" }]);
  });

  it("is sent again when its worker died before it was written down", async () => {
    await newWebhook();
    await owner.client.tasks.create.mutate({ title: "one" });
    await dispatch(app);
    const { pool } = app.container.database;
    await pool.query(
      "ALTER TABLE webhook_deliveries ADD CONSTRAINT planted CHECK (attempts = 0) NOT VALID",
    );
    await app.runJobs();
    await pool.query("ALTER TABLE webhook_deliveries DROP CONSTRAINT planted");
    expect(await deliveries()).toMatchObject([{ state: "waiting", attempts: 0 }]);
    await letTimePass(app);
    await app.runJobs();
    expect(await deliveries()).toMatchObject([{ state: "delivered", attempts: 1 }]);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });
});

describe("a paused webhook", () => {
  it("has what waits sent when it is resumed, and is not told what happened meanwhile", async () => {
    const { id } = await newWebhook();
    await owner.client.tasks.create.mutate({ title: "waits" });
    await dispatch(app);
    await owner.client.webhooks.update.mutate({ id, paused: true });
    await owner.client.tasks.create.mutate({ title: "missed" });
    await deliver(app);
    expect(receiver.received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: "waiting", nextAttemptAt: null }]);
    const refused = await reasonOfRefusal(owner.client.webhooks.sendTest.mutate({ id }));
    expect(refused.code).toBe("CONFLICT");

    await owner.client.webhooks.update.mutate({ id, paused: false });
    const { id: after } = await owner.client.tasks.create.mutate({ title: "after" });
    await deliver(app);
    expect(receiver.types()).toEqual(["task.created", "task.created"]);
    expect(receiver.received.map(({ body }) => body).join("")).toContain(after);
  });

  it("is one that answered 410, and its owner is told", async () => {
    const { id } = await newWebhook();
    await confirm(owner);
    receiver.answer(status(410));
    await owner.client.tasks.create.mutate({ title: "one" });
    await deliver(app);
    const webhook = await owner.client.webhooks.get.query({ id });
    expect(webhook).toMatchObject({ pauseReason: "gone", failingSince: expect.any(Date) });
    const [mail] = await mailsTo(app, owner.email);
    expect(mail?.subject).toBe("Your webhook was paused");
    expect(mail?.text).toContain("410");
  });

  it("is one that failed for too long, and its owner is told once", async () => {
    await using impatient = await createTestApp(variables, { webhookTimes: { giveUpMs: 1 } });
    const person = await signUp(impatient);
    await confirm(person, impatient);
    const { id } = await person.client.webhooks.create.mutate({ url: receiver.url });
    receiver.answer(status(500));
    for (const title of ["one", "two", "three"]) await person.client.tasks.create.mutate({ title });
    await deliver(impatient);
    await letTimePass(impatient);
    await impatient.runJobs();
    expect((await person.client.webhooks.get.query({ id })).pauseReason).toBe("failing");
    const subjects = await subjectsTo(impatient, person.email);
    expect(subjects.filter((subject) => subject === "Your webhook was paused")).toHaveLength(1);
  });
});

describe("a test message", () => {
  it("is sent once, and says nothing about whether the webhook fails", async () => {
    const { id, secret } = await newWebhook();
    receiver.answer(status(500));
    await owner.client.webhooks.sendTest.mutate({ id });
    await app.runJobs();
    const [message] = receiver.received;
    expect(message && verify(secret, message)).toMatchObject({
      type: "webhook.test",
      data: { webhookId: id },
    });
    expect(await deliveries()).toMatchObject([
      { state: "failed", attempts: 1, type: "webhook.test" },
    ]);
    expect((await owner.client.webhooks.get.query({ id })).failingSince).toBeNull();
  });

  it("is verified with the new secret and the former one", async () => {
    const { id, secret } = await newWebhook();
    const rotated = await owner.client.webhooks.rotateSecret.mutate({ id });
    await owner.client.webhooks.sendTest.mutate({ id });
    await app.runJobs();
    const [message] = receiver.received;
    if (!message) throw new Error("Nothing was sent.");
    for (const key of [secret, rotated.secret]) expect(verify(key, message)).toBeDefined();
    const logged = app.logs.join("");
    for (const key of [secret, rotated.secret]) expect(logged).not.toContain(key.slice(6));
  });

  it("is refused when it is sent to a network that is not allowed any more", async () => {
    const { id } = await newWebhook();
    await app.container.database.prisma.webhook.update({
      where: { id },
      data: { url: receiver.url.replace("127.0.0.1", "127.0.0.2") },
    });
    await owner.client.webhooks.sendTest.mutate({ id });
    await app.runJobs();
    const problem = "Must be on the internet, not in a private network.";
    expect(await deliveries()).toMatchObject([{ state: "failed", status: null, problem }]);
  });
});

async function newWebhook({
  person = owner,
  path = "/hook",
  events = [],
}: {
  person?: Person;
  path?: string;
  events?: "task.removed"[];
} = {}) {
  const url = receiver.url.replace("/hook", path);
  return person.client.webhooks.create.mutate({ url, events });
}

/** Of all webhooks of a person, the newest first. */
async function deliveries({ client }: Person = owner) {
  const pages = (await client.webhooks.list.query()).map(({ id }) =>
    client.webhooks.deliveries.query({ id }),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
}

async function confirm({ client, email }: Person, where = app): Promise<void> {
  const token = await tokenMailedTo(where, email, "verify-email");
  await client.auth.verifyEmail.mutate({ token });
}

/** In so many seconds, give or take a few for a slow machine. */
function expectSoon(at: Date | null | undefined, { from, to }: { from: number; to: number }): void {
  const seconds = ((at?.getTime() ?? 0) - Date.now()) / 1_000;
  expect(seconds).toBeGreaterThan(from - 60);
  expect(seconds).toBeLessThanOrEqual(to);
}
