import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal, refusalOf } from "#test/expect-refusal.ts";
import { type Person, signUp } from "#test/people.ts";

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp();
  owner = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

const url = "https://example.com/hook";

describe("a webhook", () => {
  it("shows its secret once, when it is made", async () => {
    const { client } = await signUp(app);
    const { secret, ...made } = await client.webhooks.create.mutate({
      url,
      events: ["task.updated", "task.created", "task.created"],
    });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made).toMatchObject({
      url,
      description: "",
      events: ["task.created", "task.updated"],
      pausedAt: null,
      pauseReason: null,
      failingSince: null,
      formerSecretEndsAt: null,
      version: 1,
    });
    expect(await client.webhooks.list.query()).toEqual([made]);
    expect(await client.webhooks.get.query({ id: made.id })).toEqual(made);
    expect((await client.users.exportMe.query()).webhooks).toEqual([made]);
  });

  it("is stored without anything that its secret could be read from", async () => {
    const { client } = await signUp(app);
    const { id, secret } = await client.webhooks.create.mutate({ url });
    const { rows } = await app.container.database.pool.query(
      "SELECT encode(sealed_secret, 'escape') AS sealed, w::text AS text FROM webhooks w WHERE id = $1",
      [id],
    );
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 30));
    expect(app.logs.join("")).not.toContain(secret.slice(6, 30));
  });

  it("is changed, paused and resumed, and refuses a change that came too late", async () => {
    const { client } = await signUp(app);
    const { id } = await client.webhooks.create.mutate({ url });
    const changed = await client.webhooks.update.mutate({ id, version: 1, description: "ERP" });
    expect(changed).toMatchObject({ description: "ERP", version: 2 });
    const late = await reasonOfRefusal(
      client.webhooks.update.mutate({ id, version: 1, description: "late" }),
    );
    expect(late).toMatchObject({ code: "STALE_VERSION", current: { description: "ERP" } });
    const paused = await client.webhooks.update.mutate({ id, paused: true });
    expect(paused).toMatchObject({ pauseReason: "owner", pausedAt: expect.any(Date) });
    const resumed = await client.webhooks.update.mutate({ id, paused: false });
    expect(resumed).toMatchObject({ pauseReason: null, pausedAt: null });
  });

  it("gets a new secret, and signs with the former one for another day", async () => {
    const { client } = await signUp(app);
    const { id, secret } = await client.webhooks.create.mutate({ url });
    const rotated = await client.webhooks.rotateSecret.mutate({ id });
    expect(rotated.secret).not.toBe(secret);
    const hours = ((rotated.formerSecretEndsAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
  });

  it("goes with its account, and messages with it", async () => {
    const { client, grant } = await signUp(app);
    const { id } = await client.webhooks.create.mutate({ url });
    await client.webhooks.sendTest.mutate({ id });
    await client.users.deleteMe.mutate({ currentPassword: "correct horse battery" });
    const { prisma } = app.container.database;
    expect(await prisma.webhook.count({ where: { userId: grant.user.id } })).toBe(0);
    expect(await prisma.webhookDelivery.count({ where: { webhookId: id } })).toBe(0);
  });

  it("is one of ten at most, also when two are made at once", async () => {
    const { client } = await signUp(app);
    for (let made = 0; made < 9; made += 1) await client.webhooks.create.mutate({ url });
    const last = await Promise.allSettled(
      [1, 2, 3].map(() => client.webhooks.create.mutate({ url })),
    );
    expect(last.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = await refusalOf(client.webhooks.create.mutate({ url }));
    expect(refused.message).toContain("10 webhooks");
  });

  it("leaves traces of what it hears and where it leads in the audit log", async () => {
    const { client, grant } = await signUp(app);
    const { id } = await client.webhooks.create.mutate({ url: `${url}?key=hidden` });
    await client.webhooks.update.mutate({ id, description: "tells nothing of that" });
    await client.webhooks.update.mutate({ id, url: "https://example.org/", paused: true });
    await client.webhooks.update.mutate({ id, events: ["task.created"] });
    await client.webhooks.update.mutate({ id, paused: false });
    await client.webhooks.rotateSecret.mutate({ id });
    await client.webhooks.remove.mutate({ id });
    const entries = await app.container.database.prisma.auditEntry.findMany({
      where: { actorId: grant.user.id, action: { startsWith: "webhook." } },
      orderBy: { id: "asc" },
      select: { action: true, details: true },
    });
    const [from, to] = ["https://example.com", "https://example.org"];
    const details = { url: to };
    const changed = (more: object) => ({
      action: "webhook.updated",
      details: { url: to, ...more },
    });
    expect(entries).toEqual([
      { action: "webhook.created", details: { url: from } },
      changed({ "url.from": from, "url.to": to, "paused.to": true }),
      changed({ "events.from": "all", "events.to": "task.created" }),
      changed({ "paused.to": false }),
      { action: "webhook.secret-rotated", details },
      { action: "webhook.removed", details },
    ]);
  });
});

describe("an address", () => {
  it.each([
    ["ftp://example.com/", "web address"],
    ["https://user:secret@example.com/", "user or a password"],
    ["http://localhost:8080/", "private network"],
    ["http://api.localhost./", "private network"],
    ["http://127.0.0.1/", "private network"],
    ["http://2130706433/", "private network"],
    ["http://0x7f.1/", "private network"],
    ["http://0177.0.0.1/", "private network"],
    ["http://[::1]/", "private network"],
    ["http://[::ffff:127.0.0.1]/", "private network"],
    ["http://169.254.169.254/latest/meta-data", "private network"],
    ["http://10.0.0.1/", "private network"],
  ])("%s is refused where it was entered", async (bad, words) => {
    const { id } = await owner.client.webhooks.create.mutate({ url });
    for (const call of [
      owner.client.webhooks.create.mutate({ url: bad }),
      owner.client.webhooks.update.mutate({ id, url: bad }),
    ]) {
      const reason = await reasonOfRefusal(call);
      expect(reason).toMatchObject({ code: "VALIDATION_FAILED", issues: [{ path: ["url"] }] });
      expect(JSON.stringify(reason)).toContain(words);
    }
    await owner.client.webhooks.remove.mutate({ id });
  });

  it("is refused when it is too long as it is sent", async () => {
    const long = `https://example.com/${"木".repeat(1_900)}`;
    expect(await reasonOfRefusal(owner.client.webhooks.create.mutate({ url: long }))).toEqual({
      code: "VALIDATION_FAILED",
      issues: [
        { path: ["url"], message: "Must be at most 8,000 characters, counted as it is sent." },
      ],
    });
  });

  it("has to be https in production", async () => {
    await using production = await createTestApp({
      NODE_ENV: "production",
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "Tenon <no-reply@example.com>",
    });
    const { client } = await signUp(production);
    const reason = await reasonOfRefusal(
      client.webhooks.create.mutate({ url: "http://example.com/" }),
    );
    expect(reason).toMatchObject({
      issues: [{ path: ["url"], message: "Must begin with https://." }],
    });
  });
});
