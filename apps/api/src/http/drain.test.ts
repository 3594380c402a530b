import { once } from "node:events";
import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { portOf } from "#test/port-of.ts";
import { createDrain } from "./drain.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

async function listen(handler: Handler, { delayMs = 0, timeoutMs = 10_000 } = {}) {
  const server = createServer({ keepAliveTimeout: 60_000 }, handler);
  const drain = createDrain(server, { delayMs, timeoutMs });
  const agent = new Agent({ keepAlive: true });
  cleanUps.push(
    () => agent.destroy(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  return { server, drain, fetch: (path = "/") => fetchFrom(port, agent, path) };
}

/** Like a client that wants to keep its connection. */
async function fetchFrom(port: number, agent: Agent, path: string) {
  const request = get({ port, path, agent });
  const [response]: [IncomingMessage] = await once(request, "response").then(([first]) => [first]);
  return {
    status: response.statusCode,
    connection: response.headers.connection,
    body: await text(response),
  };
}

async function connectTo(server: Server): Promise<Socket> {
  const socket = connect(portOf(server), "127.0.0.1");
  cleanUps.push(() => socket.destroy());
  await Promise.all([once(socket, "connect"), once(server, "connection")]);
  return socket;
}

/** A handler whose answers wait until they are let go. */
function held() {
  const entered = Promise.withResolvers<true>();
  const waiting: ServerResponse[] = [];
  const handler: Handler = (_request, response) => {
    waiting.push(response);
    entered.resolve(true);
  };
  return {
    handler,
    entered: entered.promise,
    release: () => waiting.map((response) => response.end("done")),
  };
}

const whole = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
const ok = "HTTP/1.1 200 OK";

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) continue;
}

const answerAtOnce: Handler = (_request, response) => void response.end("done");

describe("createDrain", () => {
  it("says that it drains from the moment it begins, and not before (Q1)", async () => {
    const { drain } = await listen(answerAtOnce);
    expect(drain.isDraining()).toBe(false);
    const drained = drain.run();
    expect(drain.isDraining()).toBe(true);
    await drained;
    expect(drain.isDraining()).toBe(true);
  });

  it("lets a request that was accepted finish, and then closes its connection at once (Q1, Q2)", async () => {
    const { handler, entered, release } = held();
    const { drain, fetch } = await listen(handler);
    const answer = fetch();
    await entered;
    let over = false;
    const drained = drain.run().then(() => (over = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(over).toBe(false);
    release();
    expect(await answer).toEqual({ status: 200, connection: "close", body: "done" });
    const start = performance.now();
    await drained;
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("closes a connection that is kept open for a next request (Q2)", async () => {
    const { drain, fetch } = await listen(answerAtOnce);
    expect(await fetch()).toMatchObject({ status: 200, connection: "keep-alive" });
    const start = performance.now();
    await drain.run();
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("closes a connection that never asked anything, or not all of it (Q2)", async () => {
    const { server, drain } = await listen(answerAtOnce);
    const silent = await connectTo(server);
    const slow = await connectTo(server);
    slow.write("GET / HTTP/1.1\r\nHost: local");
    const closed = [once(silent, "close"), once(slow, "close")];
    const start = performance.now();
    await drain.run();
    await Promise.all(closed);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("goes on accepting for a while, and tells each client to come back on another connection (Q1, Q2)", async () => {
    const { drain, fetch } = await listen(answerAtOnce, { delayMs: 300 });
    await fetch();
    const drained = drain.run();
    for (const answer of await Promise.all([fetch(), fetch()])) {
      expect(answer).toEqual({ status: 200, connection: "close", body: "done" });
    }
    await drained;
    await expect(fetch()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("answers what came while it was too busy to look, on old connections and new ones (Q1, Q2)", async () => {
    const { server, drain } = await listen(answerAtOnce, { delayMs: 50 });
    const kept = await connectTo(server);
    const drained = drain.run();
    kept.write(whole);
    const late = connect(portOf(server), "127.0.0.1");
    late.write(whole);
    block(100);
    const answers = await Promise.all([text(kept), text(late)]);
    expect(answers.map((answer) => answer.split("\r\n", 1)[0])).toEqual([ok, ok]);
    await drained;
  });

  it("closes the connection of a stream with it, and does not wait for a call to say so on (Q2)", async () => {
    const streams: ServerResponse[] = [];
    const beginStream: Handler = (_request, response) => {
      response.write("first");
      streams.push(response);
    };
    const { server, drain } = await listen(beginStream, { delayMs: 2_000 });
    const streaming = await connectTo(server);
    streaming.write(whole);
    await once(server, "request");
    let over = false;
    const drained = drain.run().then(() => (over = true));
    for (const response of streams) response.end();
    expect(await text(streaming)).toContain("first");
    expect(over).toBe(false);
    await drained;
  });

  it("cuts what does not end in time, a stream too, and is done then (Q2, Q3)", async () => {
    const { server, drain, fetch } = await listen(
      (request, response) => {
        if (request.url === "/stream") response.write("first");
      },
      { timeoutMs: 100 },
    );
    const answers = [];
    for (const path of ["/stuck", "/stream"]) {
      answers.push(fetch(path));
      await once(server, "request");
    }
    const failed = Promise.allSettled(answers);
    const start = performance.now();
    await drain.run();
    expect(performance.now() - start).toBeGreaterThan(90);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
