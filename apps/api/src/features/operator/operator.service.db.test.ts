import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { subjectsTo, tokenMailedTo } from "#test/mailbox.ts";
import { newEmail, password, signUp, signUpAdmin } from "#test/people.ts";
import type { OperatorService } from "./operator.service.ts";

let app: TestApp;
let operator: OperatorService;
beforeAll(async () => {
  app = await createTestApp();
  operator = app.container.operator;
});
afterAll(() => app[Symbol.asyncDispose]());

describe("createAdmin", () => {
  it("makes an administrator who can sign in at once", async () => {
    const email = newEmail();
    const user = await operator.createAdmin({ email: ` ${email.toUpperCase()} `, password });
    expect(user).toMatchObject({
      email,
      name: email.slice(0, email.indexOf("@")),
      role: "admin",
      emailVerified: true,
    });
    const { accessToken } = await app.client().auth.login.mutate({ email, password });
    await app.client({ accessToken }).users.list.query();
    expect(await entries(user.id, "user.created")).toEqual([byOperator({ role: "admin" })]);
  });

  it("refuses a taken address, no address, and a password that anybody would guess (A7)", async () => {
    const { email } = await signUp(app);
    const create = (input: { email: string; password: string }) =>
      reason(operator.createAdmin(input));
    expect(await create({ email, password })).toEqual({ code: "EMAIL_TAKEN" });
    expect(await create({ email: "ada", password })).toMatchObject({
      issues: [{ path: ["email"] }],
    });
    for (const weak of ["short", "password123", "adalovelace"]) {
      const refusal = await create({ email: "adalovelace@example.com", password: weak });
      expect(refusal).toMatchObject({
        code: "VALIDATION_FAILED",
        issues: [{ path: ["password"] }],
      });
    }
  });
});

describe("setRole", () => {
  it("names an account by its address, in any letter case, or by its id", async () => {
    const { email, grant } = await signUp(app);
    const { id } = grant.user;
    expect(await operator.setRole(email.toUpperCase(), "admin")).toMatchObject({ role: "admin" });
    expect(await operator.setRole(id.toUpperCase(), "member")).toMatchObject({ role: "member" });
    expect(await operator.setRole(id, "member")).toMatchObject({ role: "member" });
    expect(await entries(id, "user.updated")).toEqual([
      byOperator({ "role.from": "member", "role.to": "admin" }),
      byOperator({ "role.from": "admin", "role.to": "member" }),
    ]);
  });

  it("refuses who is not there, and what is no name of an account", async () => {
    const unknown = "01890a5d-ac96-774b-bcce-b302099a8057";
    for (const account of ["nobody@example.com", unknown]) {
      expect(await reason(operator.setRole(account, "admin"))).toEqual({ code: "NOT_FOUND" });
    }
    const issues = [{ path: [], message: "Must be an e-mail address or an id." }];
    expect(await reason(operator.setRole("ada", "admin"))).toMatchObject({ issues });
  });

  it("keeps the last administrator", async () => {
    await using alone = await createTestApp();
    const { email } = await signUpAdmin(alone);
    const refusal = await reason(alone.container.operator.setRole(email, "member"));
    expect(refusal).toEqual({ code: "LAST_ADMIN" });
  });
});

it("ends every session of an account (B8)", async () => {
  const { email, grant, client } = await signUp(app);
  await app.client().auth.login.mutate({ email, password });
  expect(await operator.revokeSessions(email)).toMatchObject({ user: { email }, ended: 2 });
  await expect(client.users.me.query()).rejects.toThrow("Sign in again.");
  expect(await entries(grant.user.id, "sessions.ended")).toEqual([byOperator({ ended: 2 })]);
});

describe("a link that sets a new password (J4)", () => {
  it("is mailed, and nobody else sees it", async () => {
    const { email, grant } = await signUp(app);
    expect(JSON.stringify(await operator.mailResetLink(email))).not.toContain("token");
    expect(await subjectsTo(app, email)).toContain("Set a new password");
    const token = await tokenMailedTo(app, email, "reset-password");
    await app.client().auth.resetPassword.mutate({ token, password: "a rather new one" });
    expect(await entries(grant.user.id, "password.reset-requested")).toEqual([
      byOperator({ link: "mailed" }),
    ]);
  });

  it("is handed to the operator instead, works once, and its making is on record", async () => {
    const { email, grant } = await signUp(app);
    const { link } = await operator.makeResetLink(email);
    expect(link.url).toMatch(/^http:\/\/localhost:3000\/reset-password#token=[\w-]{64}$/);
    const token = link.url.slice(link.url.indexOf("=") + 1);
    const reset = () =>
      app.client().auth.resetPassword.mutate({ token, password: "a rather new one" });
    await reset();
    await expect(reset()).rejects.toThrow("This link has been used");
    expect(await subjectsTo(app, email)).not.toContain("Set a new password");
    expect(await entries(grant.user.id, "password.reset-requested")).toEqual([
      byOperator({ link: "printed" }),
    ]);
  });

  it("is not made for an account that is not active", async () => {
    const { email, grant } = await signUp(app);
    const { id } = grant.user;
    await app.container.database.prisma.user.update({ where: { id }, data: { isActive: false } });
    for (const make of [operator.mailResetLink, operator.makeResetLink]) {
      await expect(make(email)).rejects.toThrow("The account is not active");
    }
    expect(await entries(id, "password.reset-requested")).toEqual([]);
  });

  it("is not made with another secret than the server's", async () => {
    const { email } = await signUp(app);
    await using other = await createTestApp({
      DATABASE_URL: app.env.DATABASE_URL,
      SECRET_KEY: app.env.SECRET_KEY.toLowerCase(),
    });
    await expect(other.container.operator.makeResetLink(email)).rejects.toThrow(
      "SECRET_KEY is not the one the server has",
    );
  });
});

it("signs with a new key, which is on record", async () => {
  const before = await app.container.signingKeys.publicSet();
  const { kid, retired } = await operator.rotateKeys();
  expect(retired).toBe(0);
  const { prisma } = app.container.database;
  expect(before.keys.map((key) => key.kid)).not.toContain(kid);
  expect(await prisma.signingKey.count({ where: { id: kid } })).toBe(1);
  expect(
    await prisma.auditEntry.findFirst({ where: { action: "signing-key.rotated" } }),
  ).toMatchObject({
    ...byOperator({ kid, retired: 0 }),
    targetId: null,
  });
});

it("refuses the tokens of keys that may have leaked, and renews the sessions (H3)", async () => {
  await using server = await createTestApp(
    {},
    { signingKeyTimes: { maxAgeMs: 50, cooldownMs: 10 } },
  );
  const { client, grant } = await signUp(server);
  expect(await server.container.operator.rotateKeys({ retire: true })).toMatchObject({
    retired: 1,
  });
  const me = () =>
    client.users.me.query().then(
      () => null,
      (error: unknown) => error,
    );
  const refusal = { data: { reason: { code: "UNAUTHENTICATED" } } };
  await expect.poll(me).toMatchObject(refusal);
  const { refreshToken } = grant;
  const renewed = await server.client().auth.refresh.mutate({ refreshToken });
  const again = server.client({ accessToken: renewed.accessToken });
  await expect(again.users.me.query()).resolves.toMatchObject({ id: grant.user.id });
});

function byOperator(details: object) {
  return { via: "operator", actorId: null, address: null, details };
}

/** The entries of what was done to an account, the oldest first. */
function entries(targetId: string, action: string) {
  return app.container.database.prisma.auditEntry.findMany({
    where: { targetId, action },
    orderBy: { createdAt: "asc" },
    select: { via: true, actorId: true, address: true, details: true },
  });
}

async function reason(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => expect.fail("It succeeded."),
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? error.reason : error;
}
