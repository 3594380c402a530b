import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal, refusalOf } from "#test/expect-refusal.ts";
import { newEmail, password, signUp } from "#test/people.ts";
import {
  type Issuer,
  type IssuerKey,
  makeIssuerKey,
  signToken,
  signWithSecret,
  startIssuer,
  type TokenClaims,
} from "#test/start-issuer.ts";

const secret = "q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe";
const links = "https://links.test";
const makes = "https://login.test";
const grants = "https://grants.test";

let key: IssuerKey;
let server: Issuer;
let app: TestApp;
beforeAll(async () => {
  key = await makeIssuerKey("k1");
  server = await startIssuer([key]);
  const jwksUrl = server.jwksUrl.href;
  app = await createTestApp({
    TRUSTED_ISSUERS: JSON.stringify([
      { issuer: links, audience: "tenon", secret, accounts: "link" },
      { issuer: makes, audience: "tenon", jwksUrl, accounts: "create" },
      { issuer: grants, audience: "tenon", jwksUrl, accounts: "create", grantsAdmin: true },
    ]),
  });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** A client that calls with a token of the issuer that makes accounts, or of another one. */
async function clientOf(claims: TokenClaims) {
  const { iss = makes, sub = claims["email"] } = claims;
  const said = { iss, sub, ...claims };
  const accessToken =
    iss === links ? await signWithSecret(secret, said) : await signToken(key, said);
  return app.client({ accessToken });
}

async function confirmedPerson() {
  const person = await signUp(app);
  await changeUser(person.email, { emailVerifiedAt: new Date() });
  return person;
}

async function changeUser(
  email: string,
  data: { emailVerifiedAt?: Date | null; isActive?: boolean; role?: "admin" | "member" },
) {
  await app.container.database.prisma.user.update({ where: { email }, data });
}

function identitiesOf(email: string) {
  return app.container.database.prisma.identity.findMany({ where: { user: { email } } });
}

async function auditOf(targetId: string) {
  return app.container.database.prisma.auditEntry.findMany({
    where: { targetId, via: "issuer" },
    select: { action: true, actorId: true, details: true, address: true },
  });
}

describe("the first token of a person without an account", () => {
  it("makes one whose address is confirmed and which has no password", async () => {
    const email = newEmail();
    const client = await clientOf({ email: email.toUpperCase(), sub: "s-1", name: " Ada L. " });
    const me = await client.users.me.query();
    expect(me).toMatchObject({
      email,
      name: "Ada L.",
      role: "member",
      isActive: true,
      emailVerified: true,
    });
    expect(await identitiesOf(email)).toMatchObject([{ issuer: makes, subject: "s-1" }]);
    expect(await auditOf(me.id)).toEqual([
      {
        action: "account.registered",
        actorId: me.id,
        address: "192.0.2.1",
        details: { issuer: makes, subject: "s-1" },
      },
    ]);
    expect(await reasonOfRefusal(app.client().auth.login.mutate({ email, password }))).toEqual({
      code: "INVALID_CREDENTIALS",
    });
  });

  it.each([undefined, " ", "x".repeat(101), "broken \0", 7])(
    "names it after the address when the name is %j",
    async (name) => {
      const email = newEmail();
      const me = await (await clientOf({ email, name })).users.me.query();
      expect(me.name).toBe(email.split("@")[0]);
    },
  );

  it("makes none when its issuer may only find accounts", async () => {
    const email = newEmail();
    const client = await clientOf({ iss: links, email });
    expect(await refusalOf(client.users.me.query())).toMatchObject({
      message: expect.stringContaining("Register with it and confirm it first."),
      data: { httpStatus: 401, reason: { code: "UNAUTHENTICATED" } },
    });
    expect(await app.container.database.prisma.user.findUnique({ where: { email } })).toBeNull();
  });

  it.each<TokenClaims>([
    { email_verified: false },
    { email_verified: undefined },
    { email: undefined, sub: "s-2" },
    { email: "no address" },
    { email: "ada@example.com\0", sub: "s-4" },
  ])("makes none for an address that its issuer does not vouch for: %j", async (claims) => {
    const users = await app.container.database.prisma.user.count();
    const client = await clientOf({ email: newEmail(), ...claims });
    expect(await refusalOf(client.users.me.query())).toMatchObject({
      message: expect.stringContaining("does not say that it has verified"),
      data: { reason: { code: "UNAUTHENTICATED" } },
    });
    expect(await app.container.database.prisma.user.count()).toBe(users);
  });

  it("makes one, however many calls come at once", async () => {
    const email = newEmail();
    const clients = await Promise.all(
      Array.from({ length: 8 }, () => clientOf({ email, sub: "s-many" })),
    );
    const people = await Promise.all(clients.map((client) => client.users.me.query()));
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
    expect(await identitiesOf(email)).toHaveLength(1);
    expect(await auditOf(people[0]?.id ?? "")).toHaveLength(1);
  });

  it("makes one, also when two issuers name the same person at once", async () => {
    const email = newEmail();
    const clients = await Promise.all(
      Array.from({ length: 4 }, () => [makes, grants])
        .flat()
        .map((iss) => clientOf({ iss, email })),
    );
    const people = await Promise.all(clients.map((client) => client.users.me.query()));
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
    const identities = await identitiesOf(email);
    expect(identities.map(({ issuer }) => issuer).toSorted()).toEqual([grants, makes]);
  });

  it("makes neither account nor entry when the audit log has no room (J5)", async () => {
    const email = newEmail();
    const { pool } = app.container.database;
    await pool.query("ALTER TABLE audit_entries ADD CONSTRAINT no_room CHECK (false) NOT VALID");
    const client = await clientOf({ email });
    try {
      expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "INTERNAL" });
    } finally {
      await pool.query("ALTER TABLE audit_entries DROP CONSTRAINT no_room");
    }
    expect(await app.container.database.prisma.user.findUnique({ where: { email } })).toBeNull();
    await expect(client.users.me.query()).resolves.toMatchObject({ email });
  });
});

describe("the first token of a person with an account", () => {
  it("finds it by the address that both confirmed, and stays with it", async () => {
    const { email, grant } = await confirmedPerson();
    const client = await clientOf({ iss: links, email, sub: "s-3", name: "Another Name" });
    expect(await client.users.me.query()).toMatchObject({
      id: grant.user.id,
      name: grant.user.name,
    });
    expect(await auditOf(grant.user.id)).toMatchObject([
      { action: "identity.linked", details: { issuer: links, subject: "s-3" } },
    ]);

    await app.container.database.prisma.user.update({
      where: { email },
      data: { email: newEmail(), emailVerifiedAt: null },
    });
    expect(await client.users.me.query()).toMatchObject({ id: grant.user.id });
    const again = await clientOf({ iss: links, email: newEmail(), sub: "s-3" });
    expect(await again.users.me.query()).toMatchObject({ id: grant.user.id });
    expect(await auditOf(grant.user.id)).toHaveLength(1);
  });

  it("leaves it alone while its address is not confirmed here: somebody else may have registered it", async () => {
    const { email } = await signUp(app);
    const client = await clientOf({ email });
    expect(await refusalOf(client.users.me.query())).toMatchObject({
      message: expect.stringContaining("has not confirmed it"),
      data: { reason: { code: "UNAUTHENTICATED" } },
    });
    expect(await identitiesOf(email)).toEqual([]);
    await changeUser(email, { emailVerifiedAt: new Date() });
    await expect(client.users.me.query()).resolves.toMatchObject({ email });
  });

  it("leaves a deactivated one alone (A15)", async () => {
    const { email } = await confirmedPerson();
    await changeUser(email, { isActive: false });
    expect(await reasonOfRefusal((await clientOf({ email })).users.me.query())).toEqual({
      code: "UNAUTHENTICATED",
    });
    expect(await identitiesOf(email)).toEqual([]);
  });

  it("leaves an administrator's alone, unless its issuer may speak for administrators (J1)", async () => {
    const { email } = await confirmedPerson();
    await changeUser(email, { role: "admin" });
    const client = await clientOf({ email, role: "admin" });
    expect(await refusalOf(client.audit.list.query())).toMatchObject({
      message: "This token's issuer may not act for an administrator.",
      data: { reason: { code: "UNAUTHENTICATED" } },
    });
    await expect(
      (await clientOf({ iss: grants, email })).audit.list.query(),
    ).resolves.toBeDefined();
  });
});

describe("the role", () => {
  it("is an administrator's at first only if the token says so and its issuer may (J1)", async () => {
    const roles = await Promise.all(
      [
        { iss: makes, role: "admin" },
        { iss: grants, role: "admin" },
        { iss: grants, role: "Admin" },
        { iss: grants, role: ["admin"] },
        { iss: grants, role: undefined },
      ].map(async (claims) => {
        const client = await clientOf({ ...claims, email: newEmail() });
        return (await client.users.me.query()).role;
      }),
    );
    expect(roles).toEqual(["member", "admin", "member", "member", "member"]);
  });

  it("is what the database says from then on, at once (A15, J3)", async () => {
    const email = newEmail();
    const client = await clientOf({ iss: grants, email, role: "admin" });
    await client.audit.list.query();
    await changeUser(email, { role: "member" });
    expect(await reasonOfRefusal(client.audit.list.query())).toEqual({ code: "FORBIDDEN" });
    const anew = await clientOf({ iss: grants, email, role: "admin", jti: "2" });
    expect(await reasonOfRefusal(anew.audit.list.query())).toEqual({ code: "FORBIDDEN" });
  });
});

describe("a known person's token", () => {
  it("is refused at once when the account is deactivated, and serves again when it is active (A15)", async () => {
    const email = newEmail();
    const client = await clientOf({ email });
    await client.users.me.query();
    await changeUser(email, { isActive: false });
    expect(await reasonOfRefusal(client.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    await changeUser(email, { isActive: true });
    await expect(client.users.me.query()).resolves.toBeDefined();
  });

  it("calls what users may call, but nothing about keys, sessions and passwords (I2)", async () => {
    const client = await clientOf({ email: newEmail() });
    await expect(client.tasks.create.mutate({ title: "from elsewhere" })).resolves.toBeDefined();
    const forbidden = [
      () => client.apiKeys.create.mutate({ name: "x", scopes: ["tasks:read"] }),
      () => client.sessions.list.query(),
      () => client.auth.logout.mutate(),
    ];
    for (const call of forbidden) {
      expect(await reasonOfRefusal(call())).toEqual({ code: "FORBIDDEN" });
    }
  });

  it("is refused like any other when it is forged (A11)", async () => {
    const forged = await makeIssuerKey("k1");
    const accessToken = await signToken(forged, { iss: makes, email: newEmail() });
    const { users } = app.client({ accessToken });
    expect(await refusalOf(users.me.query())).toMatchObject({
      message: expect.stringContaining("This access token does not hold"),
      data: { reason: { code: "UNAUTHENTICATED" } },
    });
  });

  it("gets 503 while its issuer's keys can't be had, and none is called a stranger", async () => {
    await using other = await createTestApp({
      TRUSTED_ISSUERS: JSON.stringify([
        {
          issuer: makes,
          audience: "tenon",
          jwksUrl: "http://127.0.0.1:9/jwks",
          accounts: "create",
        },
      ]),
    });
    const accessToken = await signToken(key, { email: newEmail() });
    const response = await other.request("/trpc/users.me", {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(other.logs.join("")).not.toContain(accessToken);
  });
});

it("acts as no administrator where the issuer may make none, though the account became one (J3)", async () => {
  const [member, granted] = [newEmail(), newEmail()];
  const plain = await clientOf({ email: member, email_verified: true });
  const granting = await clientOf({ iss: grants, email: granted, email_verified: true });
  for (const [client, email] of [
    [plain, member],
    [granting, granted],
  ] as const) {
    await client.users.me.query();
    await changeUser(email, { role: "admin" });
  }
  expect(await reasonOfRefusal(plain.users.list.query())).toEqual({ code: "FORBIDDEN" });
  await expect(granting.users.list.query()).resolves.toBeDefined();
});
