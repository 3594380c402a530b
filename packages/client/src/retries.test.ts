import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTenonClient } from "./create-tenon-client.ts";
import { refusedCall } from "./testing/refused-call.ts";

const url = "https://tenon.example";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Failure = "lost" | { status: number; retryAfter: number };

/** A server that fails so often, in these ways, before it answers; with the requests that came. */
function frailServer(...failures: Failure[]) {
  const requests: Request[] = [];
  const answers: typeof fetch = async (input, init) => {
    requests.push(new Request(input, init));
    const failure = failures[requests.length - 1];
    if (failure === "lost") throw new TypeError("fetch failed");
    if (failure) return unavailable(failure);
    return Response.json({ result: { data: superjson.serialize({ id: "done" }) } });
  };
  const tenon = createTenonClient({ url, credential: { accessToken: "abc" }, fetch: answers });
  const keys = () => requests.map(({ headers }) => headers.get("idempotency-key"));
  return { tenon, requests, keys };
}

function unavailable({ status, retryAfter }: Exclude<Failure, "lost">): Response {
  const { shape } = refusedCall({ code: "UNAVAILABLE", retryAfter });
  return Response.json({ error: superjson.serialize(shape) }, { status });
}

async function settled<Output>(call: Promise<Output>) {
  const [result] = await Promise.all([Promise.allSettled([call]), vi.runAllTimersAsync()]);
  return result[0];
}

test("a mutation that is lost is sent again, with the key it had", async () => {
  const { tenon, keys } = frailServer("lost", "lost");

  const result = await settled(tenon.tasks.create.mutate({ title: "Once" }));

  expect(result.status).toBe("fulfilled");
  expect(keys()).toHaveLength(3);
  expect(new Set(keys()).size).toBe(1);
  expect(keys()[0]).toMatch(/^[\da-f-]{36}$/);
});

test("each mutation has a key of its own, or the one it is given", async () => {
  const { tenon, keys } = frailServer();

  await tenon.tasks.create.mutate({ title: "One" });
  await tenon.tasks.create.mutate({ title: "Two" });
  const context = { idempotencyKey: "mine" };
  await tenon.tasks.create.mutate({ title: "Three" }, { context });

  expect(new Set(keys()).size).toBe(3);
  expect(keys()[2]).toBe("mine");
});

test("a busy server is asked again, no sooner than it says", async () => {
  const { tenon, requests } = frailServer({ status: 503, retryAfter: 4 });
  const start = Date.now();

  const result = await settled(tenon.tasks.create.mutate({ title: "Later" }));

  expect(result.status).toBe("fulfilled");
  expect(requests).toHaveLength(2);
  expect(Date.now() - start).toBeGreaterThanOrEqual(4000);
});

test("a wait that is too long is the caller's to decide", async () => {
  const { tenon, requests } = frailServer({ status: 503, retryAfter: 60 });

  const result = await settled(tenon.tasks.create.mutate({ title: "No" }));

  expect(result.status).toBe("rejected");
  expect(requests).toHaveLength(1);
});

test("three tries more, and no fourth", async () => {
  const { tenon, requests } = frailServer("lost", "lost", "lost", "lost", "lost");

  const result = await settled(tenon.tasks.create.mutate({ title: "No" }));

  expect(result.status).toBe("rejected");
  expect(requests).toHaveLength(4);
});

test("what changes a password, a key or a session is sent once", async () => {
  const { tenon, keys } = frailServer("lost", "lost");

  const results = [
    await settled(tenon.apiKeys.create.mutate({ name: "k", scopes: ["tasks:read"] })),
    await settled(tenon.users.deleteMe.mutate({ currentPassword: "x" })),
  ];

  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"]);
  expect(keys()).toEqual([null, null]);
});

test("a call that was given up is not sent again", async () => {
  const { tenon, requests } = frailServer("lost", "lost");
  const controller = new AbortController();

  const call = tenon.tasks.create.mutate({ title: "No" }, { signal: controller.signal });
  controller.abort();

  expect((await settled(call)).status).toBe("rejected");
  expect(requests.length).toBeLessThanOrEqual(1);
});
