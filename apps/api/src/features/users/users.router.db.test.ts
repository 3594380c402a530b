import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { signUp } from "#test/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

describe("users.updateMe", () => {
  it("changes one's name and counts the version up", async () => {
    const { client, grant } = await signUp(app);
    const changed = await client.users.updateMe.mutate({ name: "  Grace  ", version: 1 });
    expect(changed).toMatchObject({ id: grant.user.id, name: "Grace", version: 2 });
    expect(await client.users.me.query()).toEqual(changed);
  });

  it("refuses a stale version with the profile as it is now", async () => {
    const { client } = await signUp(app);
    const current = await client.users.updateMe.mutate({ name: "First" });
    const reason = await reasonOfRefusal(
      client.users.updateMe.mutate({ name: "Second", version: 1 }),
    );
    expect(reason).toEqual({ code: "STALE_VERSION", current });
  });

  it.each(["role", "isActive", "emailVerified", "email"])("takes no %s (A9)", async (field) => {
    const { grant } = await signUp(app);
    const response = await app.postJson(
      "users.updateMe",
      { name: "Me", [field]: "admin" },
      { accessToken: grant.accessToken },
    );
    expect(response.status).toBe(400);
  });
});
