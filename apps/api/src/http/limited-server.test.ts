import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { portOf } from "#test/port-of.ts";
import { createLimitedServer } from "./limited-server.ts";

const request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

async function listen(limits: Partial<Parameters<typeof createLimitedServer>[0]>) {
  const told: string[] = [];
  const server = createLimitedServer({
    maxConnections: 1_000,
    onFull: () => told.push("full"),
    ...limits,
  });
  server.on("request", (_request, response) => response.end("served"));
  cleanUps.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, told };
}

async function connectTo(server: Server): Promise<Socket> {
  const socket = connect(portOf(server), "127.0.0.1");
  cleanUps.push(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

async function answerOn(socket: Socket): Promise<string> {
  socket.write(request);
  const [chunk]: unknown[] = await once(socket, "data");
  return String(chunk);
}

it("closes a connection more than it may have, says so once, and serves those it has (S6)", async () => {
  const { server, told } = await listen({ maxConnections: 20 });
  const [served] = await Promise.all(Array.from({ length: 20 }, () => connectTo(server)));
  for (let times = 0; times < 3; times += 1) {
    expect(await text(await connectTo(server))).toBe("");
  }
  expect(told).toEqual(["full"]);
  if (!served) throw new Error("There are twenty.");
  expect(await answerOn(served)).toContain("served");
});

it("lets go whoever says nothing or drop by drop, and has room again (S3, S6)", async () => {
  const { server } = await listen({ maxConnections: 2, headersTimeoutMs: 50, checkIntervalMs: 20 });
  const [silent, slow] = [await connectTo(server), await connectTo(server)];
  slow.write(request.slice(0, 20));
  const timedOut = expect.stringContaining("408 Request Timeout");
  expect(await Promise.all([text(silent), text(slow)])).toEqual([timedOut, timedOut]);
  expect(await answerOn(await connectTo(server))).toContain("served");
});

it("asks for another connection after so many requests (S6)", async () => {
  const { server } = await listen({ maxRequestsPerConnection: 2 });
  const socket = await connectTo(server);
  expect(await answerOn(socket)).toContain("Connection: keep-alive");
  expect(await answerOn(socket)).toContain("Connection: close");
});

it.each([
  ["two lengths", "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
  ["a length beside chunks", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
  ["chunks that are none", "Transfer-Encoding: identity, chunked, x\r\n\r\n0\r\n\r\n"],
])("refuses %s, and reads nothing more of it (F11)", async (_name, rest) => {
  const { server } = await listen({});
  const socket = await connectTo(server);
  const smuggled = `POST / HTTP/1.1\r\nHost: localhost\r\n${rest}${request}`;
  socket.write(smuggled);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
});

it("refuses a request that names no host (F11)", async () => {
  const { server } = await listen({});
  const socket = await connectTo(server);
  socket.write("GET / HTTP/1.1\r\n\r\n");
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
});
