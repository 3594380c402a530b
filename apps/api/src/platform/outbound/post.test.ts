import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { expect, it } from "vitest";
import { createDestinations } from "./destinations.ts";
import { createPoster } from "./post.ts";

const loopback = [{ address: "127.0.0.1", family: 4 }];
const message = { headers: {}, body: "{}", signal: new AbortController().signal };

it("connects to the address that was looked at, whatever the name stands for by then", async () => {
  await using server = await serve((request, response) => response.end(request.headers.host));
  let asked = 0;
  const rebinding = createDestinations({
    privateNetworks: ["127.0.0.1"],
    httpsOnly: false,
    lookUp: async () => {
      asked += 1;
      return asked === 1 ? loopback : [{ address: "127.0.0.2", family: 4 }];
    },
  });
  const post = createPoster(rebinding);
  const url = new URL(`http://rebinding.example:${server.port}/`);
  expect(await post(url, message)).toMatchObject({ status: 200, text: url.host });
  await expect(post(url, message)).rejects.toThrow("It can’t be found");
});

it("does not follow a redirect", async () => {
  let calls = 0;
  await using server = await serve((_request, response) => {
    calls += 1;
    response.writeHead(307, { location: "/again" }).end();
  });
  expect(await posting(server)).toMatchObject({ status: 307 });
  expect(calls).toBe(1);
});

it("gives up on one that does not answer in time", async () => {
  await using server = await serve(() => {});
  await expect(posting(server, 200)).rejects.toThrow("It did not answer within 0.2 seconds.");
});

it("reads no more than the beginning of an answer that never ends", async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200);
    const more = () => {
      while (response.write("0123456789\0".repeat(1_000))) continue;
    };
    response.on("drain", more);
    more();
  });
  const { status, text } = await posting(server);
  expect([status, text.length, text.includes("\0")]).toEqual([200, 1_000, false]);
});

it("knows the status of an answer whose text does not come", async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200).write("beginning");
  });
  expect(await posting(server, 300)).toMatchObject({ status: 200, text: "beginning" });
});

it("gives up on one that would rather speak another protocol", async () => {
  await using server = await serve(() => {});
  server.answerRaw("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
  await expect(posting(server)).rejects.toThrow("The connection was cut.");
});

it("says in words what went wrong", async () => {
  const server = await serve((request) => request.socket.destroy());
  await expect(posting(server)).rejects.toThrow("The connection was cut.");
  await server[Symbol.asyncDispose]();
  await expect(posting(server)).rejects.toThrow("The connection was refused.");
});

it.each([
  ["120", 120_000],
  [new Date(Date.now() + 3_600_000).toUTCString(), 3_600_000],
  [new Date(0).toUTCString(), 0],
  ["soon", null],
])("understands Retry-After: %s", async (header, expected) => {
  await using server = await serve((_request, response) => {
    response.writeHead(503, { "retry-after": header }).end();
  });
  const { retryAfterMs } = await posting(server);
  const isNear = expected === null ? null : Math.abs((retryAfterMs ?? 0) - expected) < 60_000;
  expect([retryAfterMs === null, isNear]).toEqual([
    expected === null,
    expected === null ? null : true,
  ]);
});

function posting({ port }: { port: number }, timeoutMs = 15_000) {
  const destinations = createDestinations({ privateNetworks: ["127.0.0.1"], httpsOnly: false });
  const url = new URL(`http://127.0.0.1:${port}/`);
  return createPoster(destinations, { timeoutMs })(url, message);
}

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("It has no port.");
  return {
    port: address.port,
    answerRaw: (text: string) => server.on("connection", (socket) => socket.write(text)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
