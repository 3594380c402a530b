import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { subjectsTo } from "#test/mailbox.ts";
import { password, type Person, signUp, signUpAdmin } from "#test/people.ts";

const lastAdmin = { code: "LAST_ADMIN" };
const forbidden = { code: "FORBIDDEN" };

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await createTestApp();
  admin = await signUpAdmin(app);
});
afterAll(() => app[Symbol.asyncDispose]());

describe("users.list", () => {
  it("finds people by the beginnings of words of name and address, and by what they are", async () => {
    const email = "grace.hopper@navy.example.com";
    await app.client().auth.register.mutate({ email, password, name: "Grace Brewster Hopper" });
    const found = async (search: string) =>
      (await admin.client.users.list.query({ search })).items.map((user) => user.email);
    for (const search of ["grace", "HOPP", "navy", "brew grace", email, "grace.h"]) {
      expect(await found(search)).toEqual([email]);
    }
    for (const search of ["race", "grace ada", "%", "'); DROP TABLE users; --"]) {
      expect(await found(search)).toEqual([]);
    }
    const byState = {
      search: "hopper",
      role: "member",
      isActive: true,
      emailVerified: false,
    } as const;
    expect((await admin.client.users.list.query(byState)).items).toHaveLength(1);
    for (const other of [
      { role: "admin" },
      { isActive: false },
      { emailVerified: true },
    ] as const) {
      const { items } = await admin.client.users.list.query({ ...byState, ...other });
      expect(items).toEqual([]);
    }
  });

  it("pages, the newest first, and shows no secret (D5)", async () => {
    const people = [await signUp(app), await signUp(app), await signUp(app)];
    const first = await admin.client.users.list.query({ limit: 2 });
    const second = await admin.client.users.list.query({
      limit: 1,
      cursor: first.nextCursor ?? undefined,
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      people.map(({ grant }) => grant.user.id).toReversed(),
    );
    expect(JSON.stringify(first)).not.toMatch(/password|hash|argon/i);
  });
});

describe("users.update", () => {
  it("makes an administrator and a member again, from the next call on (J3, A15)", async () => {
    const { client, grant } = await signUp(app);
    const { id } = grant.user;
    expect(await reasonOfRefusal(client.users.list.query())).toEqual(forbidden);
    await admin.client.users.update.mutate({ id, role: "admin" });
    await expect(client.users.list.query()).resolves.toBeDefined();
    await admin.client.users.update.mutate({ id, role: "member" });
    expect(await reasonOfRefusal(client.users.list.query())).toEqual(forbidden);
  });

  it("keeps a deactivated account out from the next call on, and out of its old sessions for good", async () => {
    const { client, grant, email } = await signUp(app);
    const { id } = grant.user;
    await admin.client.users.update.mutate({ id, isActive: false });
    const unauthenticated = { code: "UNAUTHENTICATED" };
    expect(await reasonOfRefusal(client.users.me.query())).toEqual(unauthenticated);
    expect(await reasonOfRefusal(app.client().auth.login.mutate({ email, password }))).toEqual({
      code: "INVALID_CREDENTIALS",
    });
    await admin.client.users.update.mutate({ id, isActive: true });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual(unauthenticated);
    await expect(app.client().auth.login.mutate({ email, password })).resolves.toBeDefined();
  });

  it("refuses a stale version with the account as it is now", async () => {
    const { grant } = await signUp(app);
    const { id } = grant.user;
    const renamed = await admin.client.users.update.mutate({ id, version: 1, name: "New" });
    expect(
      await reasonOfRefusal(admin.client.users.update.mutate({ id, version: 1, name: "Newer" })),
    ).toEqual({ code: "STALE_VERSION", current: renamed });
  });

  it("answers NOT_FOUND for nobody", async () => {
    const id = "01970000-0000-7000-8000-000000000000";
    const calls = [
      () => admin.client.users.byId.query({ id }),
      () => admin.client.users.update.mutate({ id, name: "X" }),
      () => admin.client.users.revokeSessions.mutate({ id }),
      () => admin.client.users.remove.mutate({ id }),
    ];
    for (const call of calls) expect(await reasonOfRefusal(call())).toEqual({ code: "NOT_FOUND" });
  });

  it.each(["passwordHash", "email", "emailVerified", "createdAt", "version2"])(
    "takes no %s from outside (A9, J4)",
    async (field) => {
      const { grant } = await signUp(app);
      const response = await app.postJson(
        "users.update",
        { id: grant.user.id, name: "X", [field]: "x" },
        { accessToken: admin.grant.accessToken },
      );
      expect(response.status).toBe(400);
    },
  );
});

describe("users.sendResetLink", () => {
  it("mails the owner a link, shows it to nobody else, and notes who asked (J4)", async () => {
    const { grant, email } = await signUp(app);
    const { id } = grant.user;
    expect(await admin.client.users.sendResetLink.mutate({ id })).toEqual({ accepted: true });
    expect(await subjectsTo(app, email)).toContain("Set a new password");
    const { items } = await admin.client.audit.list.query({ targetId: id, limit: 1 });
    expect(items).toMatchObject([
      { action: "password.reset-requested", actor: { id: admin.grant.user.id } },
    ]);
  });

  it("refuses an account that no password signs in to", async () => {
    const { grant } = await signUp(app);
    const { id } = grant.user;
    await admin.client.users.update.mutate({ id, isActive: false });
    expect(await reasonOfRefusal(admin.client.users.sendResetLink.mutate({ id }))).toEqual({
      code: "CONFLICT",
    });
  });
});

describe("users.revokeSessions and users.remove", () => {
  it("ends an account's sessions", async () => {
    const { client, grant, email } = await signUp(app);
    await app.client().auth.login.mutate({ email, password });
    expect(await admin.client.users.revokeSessions.mutate({ id: grant.user.id })).toEqual({
      ended: 2,
    });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
  });

  it("removes an account with all that is in it, and tells its owner", async () => {
    const { client, grant, email } = await signUp(app);
    await client.tasks.create.mutate({ title: "mine" });
    await admin.client.users.remove.mutate({ id: grant.user.id });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    expect(
      await app.container.database.prisma.task.count({ where: { ownerId: grant.user.id } }),
    ).toBe(0);
    expect(await subjectsTo(app, email)).toContain("Your account was removed");
  });
});

describe("the last administrator", () => {
  it("stays, whichever way one tries (J2)", async () => {
    await using other = await createTestApp();
    const only = await signUpAdmin(other);
    const { id } = only.grant.user;
    const calls = [
      () => only.client.users.update.mutate({ id, role: "member" }),
      () => only.client.users.update.mutate({ id, isActive: false }),
      () => only.client.users.remove.mutate({ id }),
      () => only.client.users.deleteMe.mutate({ currentPassword: password }),
    ];
    for (const call of calls) expect(await reasonOfRefusal(call())).toEqual(lastAdmin);
    await expect(only.client.users.me.query()).resolves.toMatchObject({ role: "admin" });

    const disabled = await signUpAdmin(other);
    await only.client.users.update.mutate({ id: disabled.grant.user.id, isActive: false });
    expect(await reasonOfRefusal(only.client.users.update.mutate({ id, role: "member" }))).toEqual(
      lastAdmin,
    );
  });

  it("is one of two who demote, deactivate and remove each other at the same time (J2)", async () => {
    await using other = await createTestApp();
    for (const act of ["demote", "deactivate", "remove"] as const) {
      await other.container.database.prisma.user.deleteMany();
      const [ada, bob] = [await signUpAdmin(other), await signUpAdmin(other)];
      const end = (by: Person, id: string) =>
        ({
          demote: () => by.client.users.update.mutate({ id, role: "member" }),
          deactivate: () => by.client.users.update.mutate({ id, isActive: false }),
          remove: () => by.client.users.remove.mutate({ id }),
        })[act]();
      await Promise.allSettled([end(ada, bob.grant.user.id), end(bob, ada.grant.user.id)]);
      const left = await other.container.database.prisma.user.count({
        where: { role: "admin", isActive: true },
      });
      expect([act, left]).toEqual([act, 1]);
    }
  });
});

describe("one's own account", () => {
  it("is exported whole", async () => {
    const { client, email } = await signUp(app);
    await client.tasks.create.mutate({ title: "mine" });
    const account = await client.users.exportMe.query();
    expect(account).toMatchObject({
      user: { email },
      sessions: [{ address: "192.0.2.1" }],
      apiKeys: [],
      tasks: [{ title: "mine" }],
      activity: [{ action: "account.registered" }],
    });
    expect(JSON.stringify(account)).not.toMatch(/argon2|passwordHash/);
    const again = await client.users.exportMe.query();
    expect(again.activity[0]?.action).toBe("account.exported");
  });

  it("is exported ten times an hour, as that reads all there is", async () => {
    await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
    const { client } = await signUp(limited);
    for (let times = 0; times < 10; times += 1) await client.users.exportMe.query();
    expect(await reasonOfRefusal(client.users.exportMe.query())).toMatchObject({
      code: "RATE_LIMITED",
    });
  });

  it("is exported without the address of an administrator who changed it (D5)", async () => {
    const { client, grant, email } = await signUp(app);
    const { id } = grant.user;
    const office = app.client({ accessToken: admin.grant.accessToken, address: "203.0.113.7" });
    await office.users.update.mutate({ id, name: "Renamed" });
    const elsewhere = app.client({ address: "198.51.100.9" });
    await reasonOfRefusal(elsewhere.auth.login.mutate({ email, password: "wrong" }));

    const { activity } = await client.users.exportMe.query();
    expect(activity.map(({ action, address }) => [action, address])).toEqual([
      ["session.refused", "198.51.100.9"],
      ["user.updated", null],
      ["account.registered", "192.0.2.1"],
    ]);
  });

  it("is deleted with the password only, and then gone (B12)", async () => {
    const { client, email, grant } = await signUp(app);
    expect(
      await reasonOfRefusal(client.users.deleteMe.mutate({ currentPassword: "wrong" })),
    ).toEqual({ code: "WRONG_PASSWORD" });
    await expect(client.users.me.query()).resolves.toBeDefined();
    expect(await client.users.deleteMe.mutate({ currentPassword: password })).toEqual({
      id: grant.user.id,
    });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    expect(await subjectsTo(app, email)).toContain("Your account was removed");
    await expect(app.client().auth.register.mutate({ email, password })).resolves.toBeDefined();
  });
});
