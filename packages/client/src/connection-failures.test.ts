import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import { describe, expect, it } from "vitest";
import { isConnectionError } from "./connection-error.ts";
import { createTenonClient, type TenonClientOptions } from "./create-tenon-client.ts";
import { isTenonError } from "./tenon-error.ts";

type Server = AsyncDisposable & { url: string; requests: string[] };

async function serve(listener: RequestListener): Promise<Server> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split("?")[0]}`);
    listener(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A server has a port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

const answer = JSON.stringify({ result: { data: superjson.serialize({ id: "done" }) } });
const html = { "content-type": "text/html; charset=utf-8" };
const json = { "content-type": "application/json" };

function connect({ url }: { url: string }, options: Partial<TenonClientOptions> = {}) {
  return createTenonClient({ url, credential: { accessToken: "abc" }, ...options });
}

async function failureOf(call: Promise<unknown>): Promise<TRPCClientError<never>> {
  const error: unknown = await call.then(
    () => expect.fail("The call succeeded."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof TRPCClientError)) throw error;
  expect(isTenonError(error)).toBe(false);
  return error;
}

describe("the url", () => {
  it.each(["", "tenon.example", "ftp://tenon.example", "/trpc"])("is no %o", (url) => {
    expect(() => createTenonClient({ url })).toThrow(
      `The url must be the server's address, like https://tenon.example, not "${url}".`,
    );
  });

  it.each(["https://tenon.example/trpc", "https://tenon.example/api/v1/"])(
    "is the server's, without what follows it: not %s",
    (url) => {
      expect(() => createTenonClient({ url })).toThrow("without what follows it");
    },
  );
});

describe("a server that is down", () => {
  it("can't be reached, also at the third try", async () => {
    const gone = await serve(() => {});
    await gone[Symbol.asyncDispose]();
    const error = await failureOf(connect(gone, { retries: 2 }).users.me.query());
    expect(isConnectionError(error, "UNREACHABLE")).toBe(true);
    expect(isConnectionError(error, "TIMED_OUT")).toBe(false);
    expect(error.message).toBe(
      `${gone.url} can't be reached. Check the address, that the server runs, and the network in between.`,
    );
  });

  it("is found when it is back", async () => {
    let isBack = false;
    await using server = await serve((request, response) => {
      if (isBack) return void response.writeHead(200, json).end(answer);
      isBack = true;
      return void request.socket.destroy();
    });
    const task = await connect(server).tasks.create.mutate({ title: "Once" });
    expect(task).toEqual({ id: "done" });
    expect(server.requests).toHaveLength(2);
  });
});

describe("a page in place of an answer", () => {
  it("tells of another server, and is not asked for again", async () => {
    await using server = await serve((_, response) => response.writeHead(200, html).end("<p>Hi"));
    const error = await failureOf(connect(server).tasks.list.query());
    expect(isConnectionError(error, "UNREADABLE") && error.cause.status).toBe(200);
    expect(error.message).toBe(
      `${server.url} answered 200 with text/html, which is no answer of Tenon. Check that the URL is the one of Tenon's server, without a path like /trpc.`,
    );
    expect(server.requests).toEqual(["GET /trpc/tasks.list"]);
  });

  it("tells of a proxy whose server is not there, and is asked for again when the proxy says", async () => {
    await using server = await serve((_, response) =>
      response.writeHead(502, { ...html, "retry-after": "0" }).end("<h1>Bad gateway"),
    );
    const error = await failureOf(
      connect(server, { retries: 1 }).users.updateMe.mutate({ name: "Ada" }),
    );
    expect(error.message).toContain("answered 502 with text/html");
    expect(error.message).toContain("see whether the server runs behind it");
    expect(server.requests).toHaveLength(2);
  });

  it("is not waited for when the proxy says it takes longer than ten seconds", async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    await using server = await serve((_, response) =>
      response.writeHead(503, { ...html, "retry-after": date }).end("<h1>Down for maintenance"),
    );
    const error = await failureOf(connect(server).tasks.list.query());
    expect(isConnectionError(error) && error.cause.retryAfter).toBeGreaterThan(50);
    expect(server.requests).toHaveLength(1);
  });
});

describe("an answer that can't be read", () => {
  const call = {
    "in a stream": (url: string) => connect({ url }, { retries: 0 }).tasks.list.query(),
    alone: (url: string) => connect({ url }, { retries: 0 }).tasks.create.mutate({ title: "One" }),
  };

  it.each(Object.entries(call))("is another server's JSON (%s)", async (_how, make) => {
    await using server = await serve((_, response) =>
      response.writeHead(404, json).end('{"message":"Not Found"}\n'),
    );
    const error = await failureOf(make(server.url));
    expect(isConnectionError(error, "UNREADABLE")).toBe(true);
    expect(error.message).toBe(
      `The answer of ${server.url} broke off, or is another server's. Call again; if it stays so, check the URL.`,
    );
  });

  it.each(Object.entries(call))("broke off in the middle (%s)", async (_how, make) => {
    await using server = await serve((_, response) => {
      response.writeHead(200, json);
      response.write('{"0":[[0],[null,0,0]]}\n', () => response.destroy());
    });
    const error = await failureOf(make(server.url));
    expect(isConnectionError(error, "UNREADABLE")).toBe(true);
  });
});

describe("time", () => {
  it("runs out for a server that does not answer, after as long as the caller allows", async () => {
    await using server = await serve(() => {});
    const tenon = connect(server, { timeoutMs: 40 });
    const error = await failureOf(tenon.tasks.list.query());
    expect(isConnectionError(error, "TIMED_OUT")).toBe(true);
    expect(error.message).toBe(
      "tasks.list took longer than 40 ms. See whether the server is busy, or allow the call more time: { context: { timeoutMs } }.",
    );
    const longer = failureOf(tenon.tasks.list.query({}, { context: { timeoutMs: 90 } }));
    expect((await longer).message).toContain("longer than 90 ms");
    expect(server.requests).toHaveLength(2);
  });

  it("runs out for signing in, too", async () => {
    await using server = await serve(() => {});
    const credential = { email: "ada@example.com", password: "correct horse battery" };
    const tenon = connect(server, { credential, timeoutMs: 60 });
    const patient = { context: { timeoutMs: 10_000 } };
    const error = await failureOf(tenon.tasks.list.query({}, patient));
    expect(isConnectionError(error, "TIMED_OUT")).toBe(true);
    expect(error.message).toContain("auth.login took longer than 60 ms.");
  });

  it("ends the request, too", async () => {
    const closed = Promise.withResolvers<boolean>();
    await using server = await serve((request) => {
      request.socket.once("close", () => closed.resolve(true));
    });
    await failureOf(connect(server, { timeoutMs: 40 }).tasks.create.mutate({ title: "One" }));
    expect(await closed.promise).toBe(true);
  });
});

describe("a call that is given up", () => {
  it("ends at once, also in the pause before the next try", async () => {
    const refused = Promise.withResolvers<string>();
    await using server = await serve((_, response) => {
      response
        .writeHead(503, { ...html, "retry-after": "9" })
        .end("<h1>Busy", () => refused.resolve("sent"));
    });
    const caller = new AbortController();
    const call = failureOf(connect(server).tasks.list.query({}, { signal: caller.signal }));
    await refused.promise;
    await new Promise((resolve) => void setTimeout(resolve, 50));
    caller.abort(new Error("The caller left."));
    expect((await call).message).toBe("The caller left.");
    expect(server.requests).toHaveLength(1);
  }, 4_000);

  it("may take longer than a timer can count", async () => {
    await using server = await serve((_, response) => response.writeHead(200, json).end(answer));
    const tenon = connect(server, { timeoutMs: 3_000_000_000 });
    expect(await tenon.tasks.create.mutate({ title: "One" })).toEqual({ id: "done" });
  });
});

describe("what the caller's own parts fail with", () => {
  it("is passed on as it is: the credential's error", async () => {
    const sealed = new Error("The vault is sealed.");
    const tenon = connect(
      { url: "http://127.0.0.1:1" },
      { credential: () => Promise.reject(sealed) },
    );
    expect((await failureOf(tenon.tasks.list.query())).cause).toBe(sealed);
    expect((await failureOf(tenon.tasks.create.mutate({ title: "One" }))).cause).toBe(sealed);
  });

  it("is passed on as it is: the error of its fetch", async () => {
    const own = new Error("No fetch today.");
    const tenon = connect({ url: "http://127.0.0.1:1" }, { fetch: () => Promise.reject(own) });
    expect((await failureOf(tenon.tasks.create.mutate({ title: "One" }))).cause).toBe(own);
  });
});
