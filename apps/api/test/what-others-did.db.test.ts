import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "./people.ts";

/** A hundredth of the times in production. */
const signingKeyTimes = { maxAgeMs: 600, cooldownMs: 100 };
let one: TestApp;
let two: TestApp;
let admin: Person;
let person: Person;
beforeAll(async () => {
  one = await createTestApp({}, { signingKeyTimes });
  two = await createTestApp({ DATABASE_URL: one.env.DATABASE_URL }, { signingKeyTimes });
  admin = await signUpAdmin(one);
});
afterAll(async () => {
  await two[Symbol.asyncDispose]();
  await one[Symbol.asyncDispose]();
});
beforeEach(async () => {
  person = await signUp(one);
});

describe("at another process, the very next call knows", () => {
  it("that an account was banned", async () => {
    const { users } = await knownThere(person);
    await admin.client.users.update.mutate({ id: person.grant.user.id, isActive: false });
    expect(await reasonOfRefusal(users.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("that a role was taken away", async () => {
    const other = await signUpAdmin(one);
    const { users } = await knownThere(other);
    await users.list.query({});
    await admin.client.users.update.mutate({ id: other.grant.user.id, role: "member" });
    expect(await reasonOfRefusal(users.list.query({}))).toMatchObject({ code: "FORBIDDEN" });
  });

  it("that somebody signed out everywhere", async () => {
    const { users } = await knownThere(person);
    await one.container.operator.revokeSessions(person.grant.user.id);
    expect(await reasonOfRefusal(users.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("that an API key was revoked", async () => {
    const { id, key } = await person.client.apiKeys.create.mutate({
      name: "a service",
      scopes: ["tasks:read"],
    });
    const { tasks } = await knownThere({ grant: { accessToken: key } });
    await person.client.apiKeys.revoke.mutate({ id });
    expect(await reasonOfRefusal(tasks.list.query({}))).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

it("within the time in which keys are read, another process refuses the tokens of a key that was retired", async () => {
  const { users } = await knownThere(person);
  await one.container.operator.rotateKeys({ retire: true });
  const refusal = () => reasonOfRefusal(users.me.query());
  await expect.poll(refusal).toMatchObject({ code: "UNAUTHENTICATED" });
});

/** The client of somebody at the other process, where the credential has been seen before. */
async function knownThere({ grant }: { grant: { accessToken: string } }) {
  const client = two.client(grant);
  await client.tasks.list.query({});
  return client;
}
