import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HttpBindings } from "./bindings.ts";
import { slowReaderGate } from "./slow-reader-gate.ts";

const soon = { interval: 10 };

/** Sends as much as is taken, in pieces of a kilobyte. */
async function serveStream(patienceMs: number) {
  const state = { sent: 0, isCancelled: false };
  const app = new Hono<HttpBindings>();
  app.use(slowReaderGate(patienceMs));
  app.get("/", (c) => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        state.sent += 1;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
      cancel() {
        state.isCancelled = true;
      },
    });
    return c.body(body, { headers: { "content-type": "text/event-stream" } });
  });
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A server has a port.");
  const socket = connect(address.port, "127.0.0.1").on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  return {
    state,
    socket,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

it("cuts a reader off that takes nothing any more (L5)", async () => {
  await using stream = await serveStream(50);
  await once(stream.socket, "data");
  stream.socket.pause();
  await expect.poll(() => stream.state.isCancelled, soon).toBe(true);
});

it("bears with one that takes a little now and then", async () => {
  await using stream = await serveStream(500);
  let taken = 0;
  stream.socket.on("data", (chunk) => {
    taken += chunk.length;
    stream.socket.pause();
    setTimeout(() => stream.socket.resume(), 5);
  });
  await expect.poll(() => taken, { interval: 10 }).toBeGreaterThan(500_000);
  expect(stream.state.isCancelled).toBe(false);
});
