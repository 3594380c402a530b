import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

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

/** Who has more to take in than that is still sent calls, and would never come to an end. */
const mostTurns = 100;

/** Watches the server's connections from now on, so it must be called before the server listens. */
export function createDrain(server: Server, { delayMs, timeoutMs }: Options): Drain {
  const idle = new Set<Socket>();
  const unanswered = new Set<ServerResponse>();
  let draining = false;
  let hasArrived = false;

  server.on("connection", (socket) => {
    hasArrived = true;
    idle.add(socket);
    socket.once("close", () => idle.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    hasArrived = true;
    idle.delete(socket);
    unanswered.add(response);
    if (draining) sayGoodbye(response);
    response.once("close", () => {
      unanswered.delete(response);
      // A stream that had begun could not say goodbye: its connection would be kept, and closed under a later call.
      if (draining) socket.end();
      else if (!socket.destroyed) idle.add(socket);
    });
  });

  return {
    isDraining: () => draining,
    async run() {
      draining = true;
      for (const response of unanswered) sayGoodbye(response);
      await sleep(delayMs);
      await takeArrivals();
      const closed = once(server, "close");
      server.close();
      for (const socket of idle) socket.destroy();
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed;
      clearTimeout(cut);
    },
  };

  /** A busy process is told of its time being over before it has looked at what came meanwhile. */
  async function takeArrivals(): Promise<void> {
    hasArrived = true;
    for (let turns = 0; hasArrived && turns < mostTurns; turns += 1) {
      hasArrived = false;
      await nextTurn();
    }
  }
}

/** The client comes back on another connection, before this one is closed under its next call. */
function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}
