import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createPasswordSession } from "./password-session.ts";
import type { RouterOutputs } from "./router-types.ts";
import { refusedCall } from "./testing/refused-call.ts";

type Grant = RouterOutputs["auth"]["login"];

const account = { email: "billing@example.com", password: "correct horse battery" };
const user: Grant["user"] = {
  id: "019a0000-0000-7000-8000-000000000000",
  email: account.email,
  name: "billing",
  role: "member",
  isActive: true,
  emailVerified: false,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** A session at a server that numbers its tokens; what `failWith` is given, the next call fails with. */
function startSession({ expiresIn = 600, withRefreshToken = true } = {}) {
  const calls: string[] = [];
  const failures: Error[] = [];
  let issued = 0;

  async function answer(call: string): Promise<Grant> {
    calls.push(call);
    const failure = failures.shift();
    if (failure) throw failure;
    issued += 1;
    return {
      user,
      accessToken: `access-${issued}`,
      expiresIn,
      ...(withRefreshToken && { refreshToken: `refresh-${issued}` }),
    };
  }

  const session = createPasswordSession(account, {
    login: ({ email }) => answer(`login ${email}`),
    refresh: (input) => answer(`refresh ${input?.refreshToken}`),
  });
  return { session, calls, failWith: (error: Error) => failures.push(error) };
}

function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

test("signs in when a token is first asked for, once for all who ask meanwhile", async () => {
  const { session, calls } = startSession();
  expect(calls).toEqual([]);

  expect(await Promise.all([session.current(), session.current()])).toEqual([
    "access-1",
    "access-1",
  ]);
  expect(await session.current()).toBe("access-1");
  expect(calls).toEqual(["login billing@example.com"]);
});

describe("renews a token", () => {
  test("half a minute before it ends, with the latest refresh token", async () => {
    const { session, calls } = startSession();
    await session.current();

    pass(569);
    expect(await session.current()).toBe("access-1");
    pass(1);
    expect(await Promise.all([session.current(), session.current()])).toEqual([
      "access-2",
      "access-2",
    ]);
    pass(570);
    expect(await session.current()).toBe("access-3");
    expect(calls.slice(1)).toEqual(["refresh refresh-1", "refresh refresh-2"]);
  });

  test("at half its time when it is short", async () => {
    const { session } = startSession({ expiresIn: 40 });
    await session.current();

    pass(19);
    expect(await session.current()).toBe("access-1");
    pass(1);
    expect(await session.current()).toBe("access-2");
  });

  test("by signing in when there is no refresh token", async () => {
    const { session, calls } = startSession({ withRefreshToken: false });
    await session.current();
    pass(600);
    await session.current();

    expect(calls).toEqual(["login billing@example.com", "login billing@example.com"]);
  });

  test("when it was refused", async () => {
    const { session, calls } = startSession();
    await session.current();

    expect(session.discard("access-1")).toBe(true);
    expect(await session.current()).toBe("access-2");
    expect(calls.slice(1)).toEqual(["refresh refresh-1"]);
  });

  test("once, though several calls were refused with the token before", async () => {
    const { session } = startSession();
    await session.current();
    session.discard("access-1");
    await session.current();

    expect(session.discard("access-1")).toBe(true);
    expect(await session.current()).toBe("access-2");
  });
});

describe("when a renewal fails", () => {
  test("because the session has ended, signs in again", async () => {
    const { session, calls, failWith } = startSession();
    await session.current();
    pass(600);
    failWith(refusedCall({ code: "UNAUTHENTICATED" }));

    expect(await session.current()).toBe("access-2");
    expect(calls.slice(1)).toEqual(["refresh refresh-1", "login billing@example.com"]);
  });

  test("for any other reason, says so and keeps the session for the next try", async () => {
    const { session, calls, failWith } = startSession();
    await session.current();
    pass(600);
    failWith(new TypeError("fetch failed"));

    const both = await Promise.allSettled([session.current(), session.current()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await session.current()).toBe("access-2");
    expect(calls.slice(1)).toEqual(["refresh refresh-1", "refresh refresh-1"]);
  });

  test("at the first sign-in, the next call tries again", async () => {
    const { session, failWith } = startSession();
    failWith(refusedCall({ code: "INVALID_CREDENTIALS" }));

    await expect(session.current()).rejects.toThrow("Refused.");
    expect(await session.current()).toBe("access-1");
  });
});
