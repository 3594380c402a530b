import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Balancer = AsyncDisposable & {
  url: string;
  /** Cuts connections in place of the next answers. */
  loseAnswers(count: number): void;
};

/**
 * Hands connections on to servers of this machine in turn: past those that can't be reached, and past those that say
 * that they are not ready, as long as others are.
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  const notReady = new Set<number>();
  let turn = 0;
  let toLose = 0;
  const timer = setInterval(lookAtAll, 100);
  const server = createServer((caller) => {
    keep(caller);
    void pair(caller);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new TypeError("A TCP server has a port.");
  }

  return {
    url: `http://127.0.0.1:${address.port}`,
    loseAnswers(count) {
      toLose = count;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };

  async function pair(caller: Socket): Promise<void> {
    turn += 1;
    const inTurn = [...ports.slice(turn % ports.length), ...ports.slice(0, turn % ports.length)];
    const [busy, ready] = [inTurn.filter(isNotReady), inTurn.filter((port) => !isNotReady(port))];
    for (const port of [...ready, ...busy]) {
      const server = await reach(port);
      if (!server) continue;
      keep(server);
      caller.once("close", () => server.destroy());
      server.once("close", () => caller.destroy());
      if (caller.destroyed) server.destroy();
      server.on("data", (chunk: Buffer) => {
        if (toLose === 0 || !chunk.subarray(0, 5).equals(beginning)) return;
        toLose -= 1;
        caller.destroy();
      });
      caller.pipe(server).pipe(caller);
      return;
    }
    caller.destroy();
  }

  function isNotReady(port: number): boolean {
    return notReady.has(port);
  }

  function keep(socket: Socket): void {
    open.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
  }

  function lookAtAll(): void {
    for (const port of ports) void look(port);
  }

  async function look(port: number): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) notReady.delete(port);
    else notReady.add(port);
  }
}

const beginning = Buffer.from("HTTP/");

async function reach(port: number): Promise<Socket | null> {
  const server = connect(port, "127.0.0.1");
  try {
    await once(server, "connect");
    return server;
  } catch {
    return null;
  }
}
