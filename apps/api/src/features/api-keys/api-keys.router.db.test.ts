import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyScope } from "@tenon/schemas/api-keys";
import { countQueries } from "#test/count-queries.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal, refusalOf } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { createApiKeyRepository } from "./api-keys.repository.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const unauthenticated = { code: "UNAUTHENTICATED" };
const dayMs = 86_400_000;

/** A key of somebody, and a client that calls with it. */
async function makeKey(owner: Person, scopes: ApiKeyScope[] = ["users:read"]) {
  const made = await owner.client.apiKeys.create.mutate({ name: "a service", scopes });
  return { ...made, client: app.client({ accessToken: made.key }) };
}

async function storedKey(id: string) {
  return app.container.database.prisma.apiKey.findUniqueOrThrow({ where: { id } });
}

async function changeKey(id: string, data: { expiresAt?: Date; lastUsedAt?: Date }) {
  await app.container.database.prisma.apiKey.update({ where: { id }, data });
}

async function auditOf({ grant }: Person) {
  return app.container.database.prisma.auditEntry.findMany({
    where: { actorId: grant.user.id, action: { startsWith: "api-key." } },
    orderBy: { id: "asc" },
  });
}

describe("apiKeys.create", () => {
  it("shows the key this once; only its hash is stored (B11, I1)", async () => {
    const owner = await signUp(app);
    const made = await owner.client.apiKeys.create.mutate({
      name: "  billing  ",
      scopes: ["tasks:write", "tasks:read", "tasks:write"],
      expiresAt: new Date("2199-01-01T00:00:00Z"),
    });
    expect(made).toEqual({
      id: expect.any(String),
      name: "billing",
      prefix: expect.stringMatching(/^tenon_[a-z0-9]{12}$/),
      scopes: ["tasks:read", "tasks:write"],
      createdAt: expect.any(Date),
      expiresAt: new Date("2199-01-01T00:00:00Z"),
      lastUsedAt: null,
      key: expect.stringMatching(/^tenon_[a-z0-9]{12}_[\w-]{43}$/),
    });
    expect(made.key.startsWith(made.prefix)).toBe(true);

    const secret = made.key.slice(made.prefix.length + 1);
    const { rows } = await app.container.database.pool.query(
      "SELECT k::text AS all_of_it FROM api_keys k UNION ALL SELECT e::text FROM audit_entries e",
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString("hex"));
    const { items } = await owner.client.apiKeys.list.query();
    expect(JSON.stringify(items)).not.toContain(secret);
    expect(app.logs.join("")).not.toContain(secret);
  });

  it("belongs to whoever makes it, whatever else is asked for (I2)", async () => {
    const [owner, other] = [await signUp(app), await signUp(app)];
    const input = { name: "x", scopes: ["tasks:read"], userId: other.grant.user.id };
    const anonymous = await app.postJson("apiKeys.create", input);
    expect(anonymous.status).toBe(401);
    const { accessToken } = owner.grant;
    expect((await app.postJson("apiKeys.create", input, { accessToken })).status).toBe(400);
    expect((await other.client.apiKeys.list.query()).items).toEqual([]);
  });

  it("gives a member no scope that only administrators can use (I2)", async () => {
    const scopes: ApiKeyScope[] = ["audit:read", "tasks:read"];
    const member = await signUp(app);
    expect(
      await reasonOfRefusal(member.client.apiKeys.create.mutate({ name: "x", scopes })),
    ).toEqual({
      code: "VALIDATION_FAILED",
      issues: [{ path: ["scopes"], message: "Only an administrator's key can have audit:read." }],
    });
    const admin = await signUpAdmin(app);
    const { client } = await makeKey(admin, scopes);
    await expect(client.audit.list.query()).resolves.toMatchObject({ items: expect.any(Array) });
  });

  it("refuses an end that has passed already", async () => {
    const { client } = await signUp(app);
    const call = client.apiKeys.create.mutate({
      name: "x",
      scopes: ["tasks:read"],
      expiresAt: new Date(Date.now() - 1),
    });
    expect(await reasonOfRefusal(call)).toEqual({
      code: "VALIDATION_FAILED",
      issues: [{ path: ["expiresAt"], message: "Must be in the future." }],
    });
  });

  it("makes fifty for an account, however many are asked for at once", async () => {
    const { client, grant } = await signUp(app);
    const makeMany = (length: number) =>
      Promise.allSettled(Array.from({ length }, () => makeKey({ client, grant, email: "" })));
    const results = [...(await makeMany(20)), ...(await makeMany(20)), ...(await makeMany(16))];
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
    const call = client.apiKeys.create.mutate({ name: "x", scopes: ["tasks:read"] });
    expect(await refusalOf(call)).toMatchObject({
      message: "An account can have 50 keys. Revoke one that is no longer needed first.",
      data: { httpStatus: 409, reason: { code: "CONFLICT" } },
    });

    const { items } = await client.apiKeys.list.query();
    await client.apiKeys.revoke.mutate({ id: items[0]?.id ?? "" });
    await changeKey(items[1]?.id ?? "", { expiresAt: new Date(Date.now() - dayMs) });
    const again = await makeMany(3);
    expect(again.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });

  it("is in the audit log, by name and prefix, or not done at all (J5)", async () => {
    const owner = await signUp(app);
    const { prefix } = await makeKey(owner);
    expect(await auditOf(owner)).toMatchObject([
      {
        action: "api-key.created",
        via: "session",
        targetId: owner.grant.user.id,
        details: { name: "a service", prefix },
      },
    ]);
    const { pool } = app.container.database;
    await pool.query("ALTER TABLE audit_entries ADD CONSTRAINT no_room CHECK (false) NOT VALID");
    const call = owner.client.apiKeys.create.mutate({ name: "lost", scopes: ["tasks:read"] });
    await expect(call).rejects.toThrow();
    await pool.query("ALTER TABLE audit_entries DROP CONSTRAINT no_room");
    expect((await owner.client.apiKeys.list.query()).items).toHaveLength(1);
  });
});

describe("apiKeys.list", () => {
  it("pages through one's own keys, the newest first, also those that have ended (D4)", async () => {
    const [owner, other] = [await signUp(app), await signUp(app)];
    const made = [await makeKey(owner), await makeKey(owner), await makeKey(owner)];
    await makeKey(other);
    await changeKey(made[1]?.id ?? "", { expiresAt: new Date(Date.now() - dayMs) });

    const first = await owner.client.apiKeys.list.query({ limit: 2 });
    const cursor = first.nextCursor ?? undefined;
    const second = await owner.client.apiKeys.list.query({ limit: 2, cursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(made.map(({ id }) => id).toReversed());
    expect(second.nextCursor).toBeNull();

    const stolen = await other.client.apiKeys.list.query({ limit: 2, cursor });
    expect(stolen.items.every(({ id }) => !ids.includes(id))).toBe(true);
  });

  it("is what the export of an account takes along", async () => {
    const owner = await signUp(app);
    await makeKey(owner);
    const { items } = await owner.client.apiKeys.list.query();
    expect((await owner.client.users.exportMe.query()).apiKeys).toEqual(items);
  });

  it("knows no scope that there is no more, nor does the key", async () => {
    const owner = await signUp(app);
    const { id, client } = await makeKey(owner, ["users:read", "tasks:read"]);
    await app.container.database.pool.query(
      "UPDATE api_keys SET scopes = '{users:read,gone:read}' WHERE id = $1",
      [id],
    );
    expect((await owner.client.apiKeys.list.query()).items[0]?.scopes).toEqual(["users:read"]);
    await expect(client.users.me.query()).resolves.toBeDefined();
    expect(await reasonOfRefusal(client.tasks.list.query())).toEqual({ code: "FORBIDDEN" });
  });
});

describe("apiKeys.revoke", () => {
  it("ends the key at once, once, and says so in the audit log (I3)", async () => {
    const owner = await signUp(app);
    const { id, prefix, client } = await makeKey(owner);
    await client.users.me.query();
    expect(await owner.client.apiKeys.revoke.mutate({ id })).toEqual({ id });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual(unauthenticated);
    expect((await owner.client.apiKeys.list.query()).items).toEqual([]);
    expect(await reasonOfRefusal(owner.client.apiKeys.revoke.mutate({ id }))).toEqual({
      code: "NOT_FOUND",
    });
    const [, entry, ...more] = await auditOf(owner);
    expect(entry).toMatchObject({
      action: "api-key.revoked",
      details: { name: "a service", prefix },
    });
    expect(more).toEqual([]);
  });

  it("knows no key of somebody else (D2)", async () => {
    const [owner, other] = [await signUp(app), await signUp(app)];
    const { id, client } = await makeKey(owner);
    expect(await refusalOf(other.client.apiKeys.revoke.mutate({ id }))).toEqual({
      ...(await refusalOf(
        other.client.apiKeys.revoke.mutate({ id: "0190a000-0000-7000-8000-000000000000" }),
      )),
      data: expect.objectContaining({ reason: { code: "NOT_FOUND" } }),
    });
    await expect(client.users.me.query()).resolves.toBeDefined();
  });
});

describe("a key", () => {
  it("acts for its owner", async () => {
    const owner = await signUp(app);
    const { client } = await makeKey(owner, ["tasks:read", "tasks:write"]);
    const task = await client.tasks.create.mutate({ title: "by a service" });
    expect(await owner.client.tasks.byId.query({ id: task.id })).toMatchObject(task);
  });

  it("that has ended is refused (I3)", async () => {
    const { id, client } = await makeKey(await signUp(app));
    await changeKey(id, { expiresAt: new Date(Date.now() - 1) });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual(unauthenticated);
  });

  it("of a deactivated owner is refused at once, and back when the owner is (A15)", async () => {
    const owner = await signUp(app);
    const { client } = await makeKey(owner);
    await client.users.me.query();
    const setActive = (isActive: boolean) =>
      app.container.database.prisma.user.update({
        where: { id: owner.grant.user.id },
        data: { isActive },
      });
    await setActive(false);
    expect(await reasonOfRefusal(client.users.me.query())).toEqual(unauthenticated);
    await setActive(true);
    await expect(client.users.me.query()).resolves.toBeDefined();
  });

  it("of a demoted administrator is no administrator's from then on (A15, J3)", async () => {
    const admin = await signUpAdmin(app);
    const { client } = await makeKey(admin, ["audit:read", "users:read"]);
    await client.audit.list.query();
    await app.container.database.prisma.user.update({
      where: { id: admin.grant.user.id },
      data: { role: "member" },
    });
    for (const { list } of [client.audit, client.users]) {
      expect(await reasonOfRefusal(list.query())).toEqual({ code: "FORBIDDEN" });
    }
    await expect(client.users.me.query()).resolves.toMatchObject({ role: "member" });
  });

  it("goes with its owner's account", async () => {
    const owner = await signUp(app);
    const { client } = await makeKey(owner);
    await app.container.database.prisma.user.delete({ where: { id: owner.grant.user.id } });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual(unauthenticated);
  });

  it("that nobody made costs one look at the database, and one that can't be a key none (I5, P7)", async () => {
    const { key } = await makeKey(await signUp(app));
    const stranger = key.replace(/^tenon_.{12}/, "tenon_aaaaaaaaaaaa");
    const guess = `${key.slice(0, -8)}AAAAAAAA`;
    const cost = (text: string) =>
      countQueries(app, async () => {
        const call = app.client({ accessToken: text }).users.me.query();
        expect(await reasonOfRefusal(call)).toEqual(unauthenticated);
      });
    expect(await cost(stranger)).toBe(1);
    expect(await cost(guess)).toBe(1);
    expect(await cost("tenon_garbage")).toBe(0);
  });

  it("is found by an index (I5)", async () => {
    const { rows } = await app.container.database.pool.query(
      "SELECT indexdef FROM pg_indexes WHERE tablename = 'api_keys' AND indexdef LIKE '%(prefix)'",
    );
    expect(rows).toEqual([{ indexdef: expect.stringContaining("UNIQUE INDEX") }]);
  });

  it("writes down its last use once a minute, however much it is used", async () => {
    const { id, client } = await makeKey(await signUp(app));
    await Promise.all(Array.from({ length: 10 }, () => client.users.me.query()));
    const { lastUsedAt } = await storedKey(id);
    expect(lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    await client.users.me.query();
    expect((await storedKey(id)).lastUsedAt).toEqual(lastUsedAt);

    await changeKey(id, { lastUsedAt: new Date(Date.now() - 61_000) });
    await client.users.me.query();
    expect((await storedKey(id)).lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("serves also when its use can't be written down", async () => {
    const { client } = await makeKey(await signUp(app));
    const { pool } = app.container.database;
    await pool.query(
      "ALTER TABLE api_keys ADD CONSTRAINT unused CHECK (last_used_at IS NULL) NOT VALID",
    );
    await expect(client.users.me.query()).resolves.toBeDefined();
    await pool.query("ALTER TABLE api_keys DROP CONSTRAINT unused");
    expect(app.logs.join("")).toContain("api-key-use-not-noted");
  });

  it("that ended long ago is swept away, others stay", async () => {
    const owner = await signUp(app);
    const [ended, kept] = [await makeKey(owner), await makeKey(owner)];
    await changeKey(ended.id, { expiresAt: new Date(Date.now() - 91 * dayMs) });
    const { removeEnded } = createApiKeyRepository(app.container.database);
    expect(await removeEnded(90)).toBe(1);
    expect(await removeEnded(90)).toBe(0);
    const { items } = await owner.client.apiKeys.list.query();
    expect(items.map(({ id }) => id)).toEqual([kept.id]);
  });
});
