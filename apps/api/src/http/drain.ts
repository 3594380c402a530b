import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Takes a server out of service without failing a request that it accepted. */
export type Drain = {
  isDraining(): boolean;
  run(server: Server): Promise<void>;
};

type Options = {
  /** How long to go on accepting after readiness says no, so that a load balancer notices. */
  delayMs: number;
  /** How long accepted requests may take before their connections are cut. */
  timeoutMs: number;
};

export function createDrain({ delayMs, timeoutMs }: Options): Drain {
  let draining = false;
  return {
    isDraining: () => draining,
    async run(server) {
      draining = true;
      server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
      await sleep(delayMs);
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed.promise;
      clearTimeout(cut);
    },
  };
}
