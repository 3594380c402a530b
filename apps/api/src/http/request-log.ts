import type { MiddlewareHandler } from "hono";
import type { Logger } from "#platform/logging/logger.ts";
import type { HttpBindings } from "./bindings.ts";

/** One line a request, under the id that its answer names. The query is left out: it carries inputs. */
export function requestLog(logger: Logger): MiddlewareHandler<HttpBindings> {
  return async function logRequest(c, next) {
    const start = performance.now();
    await next();
    const requestId = c.get("requestId");
    c.res.headers.set("X-Request-Id", requestId);
    logger.info(
      {
        event: "request",
        requestId,
        method: c.req.method,
        path: c.req.path.slice(0, 200),
        status: c.res.status,
        ms: Math.round((performance.now() - start) * 10) / 10,
      },
      "request",
    );
  };
}
