import type { MiddlewareHandler } from "hono";
import type { HttpBindings } from "./bindings.ts";

/** Cuts a stream off whose reader has taken nothing for so long: what is sent to it waits in memory. */
export function slowReaderGate(patienceMs = 15_000): MiddlewareHandler<HttpBindings> {
  return async function gateSlowReader(c, next) {
    await next();
    if (c.res.headers.get("content-type") !== "text/event-stream") return;
    const { outgoing } = c.env;
    let written: number | undefined;
    const timer = setInterval(() => {
      const stuckAt = outgoing.writableNeedDrain ? outgoing.socket?.bytesWritten : undefined;
      if (stuckAt !== undefined && stuckAt === written) outgoing.destroy();
      written = stuckAt;
    }, patienceMs);
    timer.unref();
    outgoing.once("close", () => clearInterval(timer));
  };
}
