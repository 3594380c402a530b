import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./server-process.ts";

export type DatabaseProxy = AsyncDisposable & {
  url: string;
  start(): Promise<void>;
  /** Breaks every connection and takes no new one. */
  stop(): Promise<void>;
  /** Lets the connections that listen fall silent, without an end; answers how many. */
  silenceListeners(): number;
  /** Keeps back what the database answers from the next such statement on; resolves once it was sent. */
  withholdAnswersTo(statement: string): Promise<void>;
};

/** Hands everything on to the database, be it Postgres or Redis. */
export async function startDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const listeners = new Set<[Socket, Socket]>();
  let withheld: { statement: string; sent: () => void } | undefined;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (chunk) => {
      if (["LISTEN ", "subscribe"].some((word) => chunk.includes(word))) {
        listeners.add([client, upstream]);
      }
      if (!withheld || !chunk.includes(withheld.statement)) return;
      upstream.unpipe(client);
      withheld.sent();
      withheld = undefined;
    });
    client.pipe(upstream);
    upstream.pipe(client);
  });
  const proxyPort = await freePort();
  const start = async () => {
    server.listen(proxyPort, "127.0.0.1");
    await once(server, "listening");
  };
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await start();
  const url = new URL(target);
  url.host = `127.0.0.1:${proxyPort}`;

  return {
    url: url.href,
    start,
    stop,
    silenceListeners() {
      for (const [client, upstream] of listeners) {
        client.unpipe(upstream);
        upstream.unpipe(client);
        client.removeAllListeners("data");
        // Nothing gets through, but who leaves is seen to leave.
        client.resume();
        upstream.resume();
      }
      return listeners.size;
    },
    withholdAnswersTo: (statement) =>
      new Promise((sent) => {
        withheld = { statement, sent };
      }),
    [Symbol.asyncDispose]: stop,
  };
}
