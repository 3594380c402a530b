import type { MiddlewareHandler } from "hono";
import { refuse } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";
import { mediaType } from "./media-type.ts";

/** Calls are GET, or POST with JSON; anything else is told so before a procedure is looked for. */
export function apiRequestGate(): MiddlewareHandler<HttpBindings> {
  return async function gateApiRequest(c, next) {
    const { method } = c.req;
    if (method !== "GET" && method !== "POST") {
      c.header("Allow", "GET, POST");
      return refuse(c, { code: "METHOD_NOT_ALLOWED" });
    }
    if (method === "POST" && mediaType(c) !== "application/json") {
      return refuse(c, { code: "UNSUPPORTED_MEDIA_TYPE" });
    }
    await next();
    const { headers, status } = c.res;
    headers.set("Cache-Control", "no-store");
    if (status === 405) headers.set("Allow", method === "GET" ? "POST" : "GET");
    // tRPC calls its JSON text/plain where it could not make out the calls.
    const contentType = headers.get("content-type") ?? "text/plain";
    if (contentType.startsWith("text/plain")) headers.set("content-type", "application/json");
    return undefined;
  };
}
