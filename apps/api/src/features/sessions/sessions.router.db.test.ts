import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { password, signUp } from "#test/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe("sessions.list", () => {
  it("shows one's own live sessions, the newest first, and which one is asking (B10)", async () => {
    const { email, client } = await signUp(app);
    const headers = { "user-agent": `Fancy Browser ${"x".repeat(500)}` };
    await app.postJson(
      "auth.login",
      { email, password },
      { headers, address: "2001:db8:1:2:3::4" },
    );
    const { items, nextCursor } = await client.sessions.list.query();
    expect(items.map(({ current }) => current)).toEqual([false, true]);
    expect(items[0]).toMatchObject({ address: "2001:db8:1:2::/64" });
    expect(items[0]?.userAgent).toMatch(/^Fancy Browser x{286}$/);
    expect(nextCursor).toBeNull();
  });

  it("pages", async () => {
    const { email, client } = await signUp(app);
    await app.client().auth.login.mutate({ email, password });
    const first = await client.sessions.list.query({ limit: 1 });
    const second = await client.sessions.list.query({
      limit: 1,
      cursor: first.nextCursor ?? undefined,
    });
    expect([...first.items, ...second.items].map(({ current }) => current)).toEqual([false, true]);
    expect(second.nextCursor).toBeNull();
  });
});

describe("sessions.revoke", () => {
  it("ends that session alone, at once, and only once (B8, B10)", async () => {
    const { email, client } = await signUp(app);
    const other = await app.client().auth.login.mutate({ email, password });
    const { items } = await client.sessions.list.query();
    const id = items.find(({ current }) => !current)?.id ?? "";
    expect(await client.sessions.revoke.mutate({ id })).toEqual({ id });
    const ended = app.client({ accessToken: other.accessToken });
    expect(await reasonOfRefusal(ended.users.me.query())).toEqual({ code: "UNAUTHENTICATED" });
    expect(
      await reasonOfRefusal(app.client().auth.refresh.mutate({ refreshToken: other.refreshToken })),
    ).toEqual({ code: "UNAUTHENTICATED" });
    expect(await reasonOfRefusal(client.sessions.revoke.mutate({ id }))).toEqual({
      code: "NOT_FOUND",
    });
    await expect(client.users.me.query()).resolves.toMatchObject({ email });
  });

  it("knows no session of somebody else (D2)", async () => {
    const [one, two] = [await signUp(app), await signUp(app)];
    const { items } = await one.client.sessions.list.query();
    expect(
      await reasonOfRefusal(two.client.sessions.revoke.mutate({ id: items[0]?.id ?? "" })),
    ).toEqual({ code: "NOT_FOUND" });
    await expect(one.client.users.me.query()).resolves.toBeDefined();
  });
});
