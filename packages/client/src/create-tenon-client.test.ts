import superjson from "superjson";
import { expect, test } from "vitest";
import { createTenonClient } from "./create-tenon-client.ts";

/** Answers every call with null, and keeps the requests. */
function emptyServer() {
  const requests: Request[] = [];
  const answer = { result: { data: superjson.serialize(null) } };
  const answers: typeof fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return Response.json(answer);
  };
  return { requests, fetch: answers };
}

test.each([
  ["https://tenon.example", "https://tenon.example/trpc/auth.logout"],
  ["https://tenon.example/", "https://tenon.example/trpc/auth.logout"],
  ["https://example.com/tenon", "https://example.com/tenon/trpc/auth.logout"],
])("calls the server at %s", async (url, expected) => {
  const { requests, fetch } = emptyServer();

  await createTenonClient({ url, fetch }).auth.logout.mutate();

  expect(requests.map((request) => request.url)).toEqual([expected]);
});

test("sends the token it was given, but not with calls that begin a session", async () => {
  const { requests, fetch } = emptyServer();
  const tenon = createTenonClient({
    url: "https://tenon.example",
    credential: { accessToken: "abc" },
    fetch,
  });

  await tenon.auth.logout.mutate();
  await tenon.auth.register.mutate({ email: "new@example.com", password: "correct horse battery" });
  await tenon.auth.login.mutate({ email: "new@example.com", password: "correct horse battery" });
  await tenon.auth.refresh.mutate({ refreshToken: "def" });

  const sent = requests.map(({ headers }) => headers.get("authorization"));
  expect(sent).toEqual(["Bearer abc", null, null, null]);
});

test("sends an API key as it sends a token, and nothing with calls that need no session", async () => {
  const { requests, fetch } = emptyServer();
  const tenon = createTenonClient({
    url: "https://tenon.example",
    credential: { apiKey: "tenon_abc" },
    fetch,
  });

  await tenon.auth.logoutAll.mutate();
  await tenon.auth.forgotPassword.mutate({ email: "ada@example.com" });
  await tenon.auth.verifyEmail.mutate({ token: "abc" });

  const sent = requests.map(({ headers }) => headers.get("authorization"));
  expect(sent).toEqual(["Bearer tenon_abc", null, null]);
});

test("asks for a stream, but not where a cookie may be set", async () => {
  const { requests, fetch } = emptyServer();
  const tenon = createTenonClient({
    url: "https://tenon.example",
    credential: { accessToken: "abc" },
    fetch,
  });

  await Promise.allSettled([
    tenon.auth.logout.mutate(),
    tenon.auth.logoutAll.mutate(),
    tenon.tasks.list.query(),
  ]);

  const accepted = Object.fromEntries(
    requests.map(({ url, headers }) => [new URL(url).pathname, headers.get("trpc-accept")]),
  );
  expect(accepted).toEqual({
    "/trpc/auth.logout": null,
    "/trpc/auth.logoutAll": null,
    "/trpc/tasks.list": "application/jsonl",
  });
});

test("spreads queries over several requests before their address grows too long", async () => {
  const addresses: string[] = [];
  const tenon = createTenonClient({
    url: "https://tenon.example",
    fetch: async (input, init) => {
      addresses.push(new Request(input, init).url);
      return new Response(null, { status: 502 });
    },
  });

  const long = Array.from({ length: 8 }, () => tenon.tasks.list.query({ search: "ä".repeat(200) }));
  await Promise.allSettled(long);

  expect(addresses.length).toBeGreaterThan(1);
  expect(Math.max(...addresses.map(({ length }) => length))).toBeLessThanOrEqual(8000);
});

test("gives a request up when its caller does", async () => {
  const sent = Promise.withResolvers<Request>();
  const ended = Promise.withResolvers<string>();
  const tenon = createTenonClient({
    url: "https://tenon.example",
    fetch: async (input, init) => {
      const { promise, reject } = Promise.withResolvers<Response>();
      init?.signal?.addEventListener("abort", () => {
        reject(new Error("The request was given up."));
        ended.resolve("aborted");
      });
      sent.resolve(new Request(input, init));
      return promise;
    },
  });
  const caller = new AbortController();

  const call = tenon.tasks.list.query({}, { signal: caller.signal });
  void sent.promise.then(() => caller.abort(new Error("The caller left.")));

  await expect(call).rejects.toThrow("The caller left.");
  await expect(ended.promise).resolves.toBe("aborted");
});
