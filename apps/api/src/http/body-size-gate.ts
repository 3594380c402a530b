import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuse } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";

const bodiless = new Set(["GET", "HEAD"]);

/**
 * Refuses bodies of more than `maxSize` bytes. One whose length is declared is judged by that, as Node's parser holds
 * it to its word; only others are counted as they come, since that takes a web stream for each.
 */
export function bodySizeGate(maxSize: number): MiddlewareHandler<HttpBindings> {
  const countBody = bodyLimit({ maxSize, onError: refuseBody });
  return async function gateBodySize(c, next) {
    const declared = c.req.header("content-length");
    if (declared !== undefined && c.req.header("transfer-encoding") === undefined) {
      return Number(declared) > maxSize ? refuseBody(c) : next();
    }
    return bodiless.has(c.req.method) ? next() : countBody(c, next);
  };
}

/** What was not read of the body still fills the connection, so it is of no further use. */
function refuseBody(c: Context<HttpBindings>): Response {
  c.header("Connection", "close");
  return refuse(c, { code: "PAYLOAD_TOO_LARGE" });
}
