import { decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { signUp } from "./people.ts";

/** A hundredth of the times in production. */
const signingKeyTimes = { maxAgeMs: 600, cooldownMs: 100 };

let one: TestApp;
let two: TestApp;
let operator: TestApp;
beforeAll(async () => {
  one = await createTestApp({}, { signingKeyTimes });
  const { DATABASE_URL } = one.env;
  two = await createTestApp({ DATABASE_URL }, { signingKeyTimes });
  operator = await createTestApp({ DATABASE_URL }, { signingKeyTimes });
});
afterAll(async () => {
  for (const app of [operator, two, one]) await app[Symbol.asyncDispose]();
});

it("makes one first key, on however many servers at once", async () => {
  const servers = [one, two, operator].map(({ container }) => container.signingKeys);
  const first = await Promise.all(servers.map((keys) => keys.current()));
  expect(new Set(first.map(({ kid }) => kid)).size).toBe(1);
  expect(await one.container.database.prisma.signingKey.count()).toBe(1);
});

it("refuses nobody while keys are rotated under sign-ins and calls on two servers (A14, H3)", async () => {
  let isOver = false;
  const refusals: unknown[] = [];
  const signedWith = new Set<string | undefined>();

  /** Renews on one server and calls both with the new token, again and again. */
  async function keepBusy(home: TestApp): Promise<number> {
    let { refreshToken } = (await signUp(home)).grant;
    for (let round = 0; ; round += 1) {
      if (isOver) return round;
      const grant = await home.client().auth.refresh.mutate({ refreshToken });
      ({ refreshToken } = grant);
      signedWith.add(decodeProtectedHeader(grant.accessToken).kid);
      const calls = [one, two].map(({ client }) => client(grant).users.me.query());
      for (const call of await Promise.allSettled(calls)) {
        if (call.status === "rejected") refusals.push(call.reason);
      }
    }
  }

  const busy = Promise.all([one, two, one, two].map(keepBusy));
  for (const rotating of [one, operator, two]) {
    const kid = await rotating.container.signingKeys.rotate();
    await expect.poll(() => signedWith.has(kid)).toBe(true);
  }
  isOver = true;
  const rounds = await busy;

  expect(refusals).toEqual([]);
  expect(Math.min(...rounds)).toBeGreaterThan(0);
}, 90_000);

it("shows a new key to those who check our tokens before it signs (A14)", async () => {
  const kid = await operator.container.signingKeys.rotate();
  const published = async (): Promise<string> =>
    (await one.request("/.well-known/jwks.json")).text();
  expect(await (await operator.request("/.well-known/jwks.json")).text()).toContain(kid);
  await expect.poll(published).toContain(kid);
});
