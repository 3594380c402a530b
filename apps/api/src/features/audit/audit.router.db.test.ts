import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { password, type Person, signUp, signUpAdmin } from "#test/people.ts";

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await createTestApp();
  admin = await signUpAdmin(app);
});
afterAll(() => app[Symbol.asyncDispose]());

describe("audit.list", () => {
  it("names who did what to whom, from where", async () => {
    const { grant, email } = await signUp(app);
    const { id } = grant.user;
    await admin.client.users.update.mutate({ id, role: "admin", name: "Ada" });
    const { items } = await admin.client.audit.list.query({ targetId: id });
    expect(items[0]).toMatchObject({
      action: "user.updated",
      via: "session",
      actor: { id: admin.grant.user.id, email: admin.email },
      target: { id, name: "Ada", email },
      address: "192.0.2.1",
      details: { "role.from": "member", "role.to": "admin", "name.to": "Ada" },
    });
    expect(items[1]).toMatchObject({ action: "account.registered", actor: { id }, target: { id } });
  });

  it("notes sign-ins, and failed ones alike for known and unknown accounts (K4)", async () => {
    const { grant, email } = await signUp(app);
    const unknownBefore = await refusedOfNobody();
    await app.postJson("auth.login", { email, password: "wrong" });
    await app.postJson("auth.login", { email: "nobody@example.com", password });
    await app.postJson("auth.login", { email, password });
    const { items } = await admin.client.audit.list.query({ targetId: grant.user.id });
    expect(items.map(({ action }) => action)).toEqual([
      "session.started",
      "session.refused",
      "account.registered",
    ]);
    expect((await refusedOfNobody()) - unknownBefore).toBe(1);
  });

  it("filters by action, account and time, and pages", async () => {
    const { client, grant, email } = await signUp(app);
    const { id } = grant.user;
    for (let times = 0; times < 3; times += 1) {
      await app.client().auth.login.mutate({ email, password });
    }
    await client.auth.logoutAll.mutate();
    const list = admin.client.audit.list;
    const started = await list.query({ actorId: id, action: "session.started", limit: 2 });
    expect(started.items).toHaveLength(2);
    const rest = await list.query({
      actorId: id,
      action: "session.started",
      cursor: started.nextCursor ?? undefined,
    });
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeNull();
    const hour = 3_600_000;
    const future = await list.query({ actorId: id, from: new Date(Date.now() + hour) });
    expect(future.items).toEqual([]);
    const past = await list.query({ actorId: id, before: new Date(Date.now() + hour) });
    expect(past.items[0]).toMatchObject({ action: "sessions.ended", details: { ended: 4 } });
  });

  it("outlives the accounts it names", async () => {
    const { grant } = await signUp(app);
    const { id } = grant.user;
    await admin.client.users.remove.mutate({ id });
    const { items } = await admin.client.audit.list.query({ targetId: id, limit: 1 });
    expect(items).toMatchObject([
      { action: "user.removed", target: { id, name: null, email: null } },
    ]);
  });

  it("is for administrators only (J1)", async () => {
    const { client } = await signUp(app);
    expect(await reasonOfRefusal(client.audit.list.query())).toEqual({ code: "FORBIDDEN" });
  });
});

it("keeps an act and its entry, or neither (J5)", async () => {
  await using other = await createTestApp();
  const person = await signUpAdmin(other);
  const { grant } = await signUp(other);
  await other.container.database.pool.query(
    "ALTER TABLE audit_entries ADD CONSTRAINT nothing_more CHECK (false) NOT VALID",
  );
  const acts = [
    () => person.client.users.update.mutate({ id: grant.user.id, role: "admin" }),
    () => person.client.users.remove.mutate({ id: grant.user.id }),
    () => person.client.users.revokeSessions.mutate({ id: grant.user.id }),
  ];
  for (const act of acts) await expect(act()).rejects.toThrow();
  expect(await person.client.users.byId.query({ id: grant.user.id })).toMatchObject({
    role: "member",
    version: 1,
  });
  const live = { userId: grant.user.id, endedAt: null };
  expect(await other.container.database.prisma.session.count({ where: live })).toBe(1);
});

async function refusedOfNobody(): Promise<number> {
  return app.container.database.prisma.auditEntry.count({
    where: { action: "session.refused", targetId: null },
  });
}
