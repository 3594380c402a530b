import { once } from "node:events";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Takes a server out of service without failing a request that it accepted. */
export type Drain = {
  isDraining(): boolean;
  run(): Promise<void>;
};

type Options = {
  /** How long to go on accepting after readiness says no, so that a load balancer notices. */
  delayMs: number;
  /** How long accepted requests may take before their connections are cut. */
  timeoutMs: number;
};

/** Watches the server's connections from now on, so it must be called before the server listens. */
export function createDrain(server: Server, { delayMs, timeoutMs }: Options): Drain {
  const idle = new Set<Socket>();
  let draining = false;
  let closing = false;

  server.on("connection", (socket) => {
    idle.add(socket);
    socket.once("close", () => idle.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    idle.delete(socket);
    if (draining) response.setHeader("Connection", "close");
    response.once("close", () => {
      if (closing) socket.end();
      else if (!socket.destroyed) idle.add(socket);
    });
  });

  return {
    isDraining: () => draining,
    async run() {
      draining = true;
      await sleep(delayMs);
      closing = true;
      const closed = once(server, "close");
      server.close();
      for (const socket of idle) socket.destroy();
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed;
      clearTimeout(cut);
    },
  };
}
