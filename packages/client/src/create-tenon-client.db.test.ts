import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTenonClient } from "./create-tenon-client.ts";
import { paginate } from "./paginate.ts";
import { refusalOf } from "./refusal.ts";
import { isTenonError, type TenonError } from "./tenon-error.ts";
import { startTestServer, type TestServer } from "./testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ACCESS_TOKEN_SECONDS: "60" });
});
afterAll(() => server[Symbol.asyncDispose]());
afterEach(() => void vi.useRealTimers());

const password = "correct horse battery";
let accounts = 0;

/** A registered account, and a client for it with all its requests. */
async function newAccount() {
  accounts += 1;
  const email = `service-${accounts}@example.com`;
  const anonymous = createTenonClient({ url: server.url });
  const grant = await anonymous.auth.register.mutate({ email, password });
  const requests: string[] = [];
  const credential = { email, password };
  const tenon = createTenonClient({
    url: server.url,
    credential,
    fetch: server.recordingFetch(requests),
  });
  return { email, grant, tenon, requests };
}

async function refusal(call: Promise<unknown>): Promise<TenonError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isTenonError(error)) throw new Error("The call was not refused.", { cause: error });
  return error;
}

describe("with e-mail and password", () => {
  test("signs in on first use, once for all parallel calls", async () => {
    const { tenon, requests, email } = await newAccount();

    const [me, sessions] = await Promise.all([tenon.users.me.query(), tenon.sessions.list.query()]);

    expect(me.email).toBe(email);
    expect(me.createdAt).toBeInstanceOf(Date);
    expect(sessions.items.filter(({ current }) => current)).toHaveLength(1);
    expect(requests).toEqual(["POST auth.login", "GET users.me,sessions.list"]);
  });

  test("sends the calls of one tick in requests of twenty", async () => {
    const { tenon, requests } = await newAccount();

    const asked = Array.from({ length: 25 }, () => tenon.users.me.query());

    expect(await Promise.all(asked)).toHaveLength(25);
    expect(requests.slice(1).map((request) => request.split(",").length)).toEqual([20, 5]);
  });

  test("exchanges its refresh token shortly before the access token ends, each one once", async () => {
    const { tenon, requests } = await newAccount();
    vi.useFakeTimers({ toFake: ["Date"] });

    for (let round = 0; round < 3; round += 1) {
      await Promise.all([
        tenon.users.me.query(),
        tenon.tasks.list.query(),
        tenon.sessions.list.query(),
      ]);
      vi.setSystemTime(Date.now() + 31_000);
    }

    const sessionCalls = requests.filter((request) => request.includes("auth."));
    expect(sessionCalls).toEqual(["POST auth.login", "POST auth.refresh", "POST auth.refresh"]);
  });

  test("signs in again when its session was ended elsewhere, and repeats the call", async () => {
    const { tenon, requests, grant } = await newAccount();
    await tenon.users.me.query();
    await createTenonClient({ url: server.url, credential: grant }).auth.logoutAll.mutate();
    requests.length = 0;

    const [task, { items }] = await Promise.all([
      tenon.tasks.create.mutate({ title: "Still here" }),
      tenon.tasks.list.query(),
    ]);

    expect(task.title).toBe("Still here");
    expect(items.length).toBeLessThanOrEqual(1);
    expect(requests.filter((request) => request.includes("auth."))).toEqual([
      "POST auth.refresh",
      "POST auth.login",
    ]);
    expect(requests.filter((request) => request === "POST tasks.create")).toHaveLength(2);
    expect((await tenon.tasks.list.query()).items).toHaveLength(1);
  });

  test("goes on when the clock was put back, or is an hour off", async () => {
    const { tenon, requests } = await newAccount();
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() - 3_600_000);
    await tenon.users.me.query();
    vi.setSystemTime(Date.now() + 7_200_000);
    await tenon.users.me.query();
    expect(requests.filter((request) => request.includes("auth."))).toEqual([
      "POST auth.login",
      "POST auth.refresh",
    ]);
  });

  test("tells the caller that the password is wrong, and tries no second time", async () => {
    const { email } = await newAccount();
    const requests: string[] = [];
    const credential = { email, password: "not the password" };
    const tenon = createTenonClient({
      url: server.url,
      credential,
      fetch: server.recordingFetch(requests),
    });

    const error = await refusal(tenon.users.me.query());

    expect(error.data.reason.code).toBe("INVALID_CREDENTIALS");
    expect(requests).toEqual(["POST auth.login"]);
  });
});

test("with an access token, a refusal is final", async () => {
  const { grant, requests } = await newAccount();
  const fetch = server.recordingFetch(requests);
  const tenon = createTenonClient({
    url: server.url,
    credential: { accessToken: grant.accessToken },
    fetch,
  });
  expect(await tenon.auth.logout.mutate()).toEqual({ ended: 1 });

  const error = await refusal(tenon.users.me.query());

  expect(error.data.reason.code).toBe("UNAUTHENTICATED");
  expect(error.data.requestId).toEqual(expect.any(String));
  expect(requests).toEqual(["POST auth.logout", "GET users.me"]);
});

test("with an API key, calls what its scopes allow, and a refusal is final", async () => {
  const { tenon: person, requests } = await newAccount();
  const { id, key } = await person.apiKeys.create.mutate({
    name: "billing",
    scopes: ["tasks:read"],
  });
  const fetch = server.recordingFetch(requests);
  const tenon = createTenonClient({ url: server.url, credential: { apiKey: key }, fetch });
  requests.length = 0;

  expect((await tenon.tasks.list.query()).items).toEqual([]);
  const forbidden = await refusal(tenon.tasks.create.mutate({ title: "x" }));
  await person.apiKeys.revoke.mutate({ id });
  const revoked = await refusal(tenon.tasks.list.query());

  expect(forbidden.message).toBe("This API key lacks the scope tasks:write.");
  expect(revoked.data.reason.code).toBe("UNAUTHENTICATED");
  expect(revoked.message).toBe(
    "This API key does not hold: it was revoked, has expired, or is another server's. Make a new one.",
  );
  expect(requests).toEqual([
    "GET tasks.list",
    "POST tasks.create",
    "POST apiKeys.revoke",
    "GET tasks.list",
  ]);
});

test("with a function, asks for another token once when one was refused", async () => {
  const { grant, email } = await newAccount();
  const tokens = ["stale", grant.accessToken];
  const credential = vi.fn(async () => tokens.shift() ?? "none left");
  const tenon = createTenonClient({ url: server.url, credential });

  expect((await tenon.users.me.query()).email).toBe(email);
  expect(credential).toHaveBeenCalledTimes(2);

  const error = await refusal(tenon.users.me.query());
  expect(error.data.reason.code).toBe("UNAUTHENTICATED");
  expect(credential).toHaveBeenCalledTimes(4);
});

test("without a credential, calls what anyone may call and is refused the rest", async () => {
  const requests: string[] = [];
  const tenon = createTenonClient({
    url: `${server.url}/`,
    fetch: server.recordingFetch(requests),
  });

  const error = await refusal(tenon.tasks.list.query());

  expect(error.data.reason.code).toBe("UNAUTHENTICATED");
  expect(requests).toEqual(["GET tasks.list"]);
});

test("an answer that sets a cookie arrives with it", async () => {
  const { email } = await newAccount();
  const cookies: string[] = [];
  const tenon = createTenonClient({
    url: server.url,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      cookies.push(...response.headers.getSetCookie());
      return response;
    },
  });

  const grant = await tenon.auth.login.mutate({ email, password, transport: "cookie" });

  expect(grant.refreshToken).toBeUndefined();
  expect(cookies).toEqual([expect.stringContaining("tenon-refresh=")]);
});

describe("a list", () => {
  test("is read to its end, a page at a time, and only as far as the caller goes", async () => {
    const { tenon, requests } = await newAccount();
    const titles = ["a", "b", "c", "d", "e"];
    for (const title of titles) await tenon.tasks.create.mutate({ title });
    requests.length = 0;

    const read: string[] = [];
    const sorted = { sort: "title", order: "asc", limit: 2 } as const;
    for await (const { title } of paginate(tenon.tasks.list, sorted)) read.push(title);
    expect(read).toEqual(titles);
    expect(requests).toHaveLength(3);

    for await (const { title } of paginate(tenon.tasks.list, sorted)) if (title === "b") break;
    expect(requests).toHaveLength(4);
  });

  test("that is given up midway says so", async () => {
    const { tenon } = await newAccount();
    for (const title of ["a", "b"]) await tenon.tasks.create.mutate({ title });
    const caller = new AbortController();
    const reading = (async () => {
      const pages = paginate(tenon.tasks.list, { limit: 1 }, { signal: caller.signal });
      for await (const _ of pages) caller.abort();
    })();
    await expect(reading).rejects.toThrow("aborted");
  });
});

describe("an error", () => {
  test("of a stale update carries the row as it is now", async () => {
    const { tenon } = await newAccount();
    const { id, version } = await tenon.tasks.create.mutate({ title: "First" });
    await tenon.tasks.update.mutate({ id, version, title: "Second" });

    const error = await refusal(tenon.tasks.update.mutate({ id, version, title: "Third" }));

    expect(isTenonError(error, "CONFLICT")).toBe(false);
    if (!isTenonError(error, "STALE_VERSION")) throw error;
    expect(error.data.reason.current).toMatchObject({
      id,
      title: "Second",
      updatedAt: expect.any(Date),
    });
  });

  test("of a wrong input carries its issues, and leaves the rest of the batch alone", async () => {
    const { tenon } = await newAccount();

    const [wrong, right] = await Promise.all([
      refusal(tenon.tasks.create.mutate({ title: " " })),
      tenon.tasks.create.mutate({ title: "Right", dueAt: new Date("2030-01-01T00:00:00Z") }),
    ]);

    if (!isTenonError(wrong, "VALIDATION_FAILED")) throw wrong;
    expect(wrong.data.reason.issues).toEqual([{ path: ["title"], message: "Must not be blank." }]);
    expect(right.dueAt).toEqual(new Date("2030-01-01T00:00:00Z"));
  });

  test("of a procedure has the type of what it may be refused with", async () => {
    const { tenon } = await newAccount();
    const { id, version } = await tenon.tasks.create.mutate({ title: "First" });
    await tenon.tasks.update.mutate({ id, version, title: "Second" });

    const error = await refusal(tenon.tasks.update.mutate({ id, version, title: "Third" }));

    const stale = refusalOf("tasks.update", error);
    expect(stale?.code === "STALE_VERSION" && stale.current.title).toBe("Second");
    expect(refusalOf("tasks.create", error)).toBeUndefined();
    expect(refusalOf("tasks.update", new Error("lost"))).toBeUndefined();
  });

  test("of a procedure that the server does not have says that the versions may differ", async () => {
    const older = await fetch(`${server.url}/trpc/tasks.forecast`);
    const tenon = createTenonClient({
      url: server.url,
      fetch: async () => new Response(older.body, older),
    });
    const error = await refusal(tenon.tasks.tags.query());
    expect(error.data.reason.code).toBe("NOT_FOUND");
    expect(error.message).toBe(
      "This server has no such procedure: look for a slip in its name, or it is of another version than its caller.",
    );
  });

  test("of a limit says how long to wait", async () => {
    await using strict = await startTestServer({ RATE_LIMIT_SCALE: "0.01" });
    const tenon = createTenonClient({ url: strict.url });
    const tries = Array.from({ length: 40 }, () =>
      refusal(tenon.auth.login.mutate({ email: "someone@example.com", password })),
    );

    const limited = (await Promise.all(tries)).find((error) => isTenonError(error, "RATE_LIMITED"));

    expect(limited?.data.reason.retryAfter).toBeGreaterThan(0);
  });
});
