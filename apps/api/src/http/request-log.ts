import type { MiddlewareHandler } from "hono";
import type { Logger } from "#platform/logging/logger.ts";
import type { HttpBindings } from "./bindings.ts";

/** One line a request. The query is left out: it carries inputs. */
export function requestLog(logger: Logger): MiddlewareHandler<HttpBindings> {
  return async function requestLog(c, next) {
    const start = performance.now();
    await next();
    logger.info(
      {
        event: "request",
        requestId: c.get("requestId"),
        method: c.req.method,
        path: c.req.path.slice(0, 200),
        status: c.res.status,
        ms: Math.round((performance.now() - start) * 10) / 10,
      },
      "request",
    );
  };
}
