import { type ServeStaticOptions, serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";
import type { HttpBindings } from "./bindings.ts";

/** For files whose name changes with what is in them. */
export const immutable = "public, max-age=31536000, immutable";

/** Sets the header itself: when serveStatic calls `onFound`, its answer is made already. */
export function serveFiles(
  from: ServeStaticOptions<HttpBindings>,
  cacheControl: string,
): MiddlewareHandler<HttpBindings> {
  const serve = serveStatic<HttpBindings>({ ...from, precompressed: true });
  return async (c, next) => {
    const response = await serve(c, next);
    if (response instanceof Response && response.ok) {
      response.headers.set("Cache-Control", cacheControl);
    }
    return response;
  };
}
