import type { MiddlewareHandler } from "hono";
import type { Metrics } from "#platform/metrics/metrics.ts";
import type { HttpBindings } from "./bindings.ts";

/** Counts requests by where they went, of which there are a few places: a path is a caller's own. */
export function requestCount(metrics: Pick<Metrics, "counter">): MiddlewareHandler<HttpBindings> {
  const count = metrics.counter({
    name: "tenon_http_requests_total",
    help: "HTTP requests, by where they went and the status of the answer. A batch of calls is one.",
    labels: ["route", "status"],
  });
  return async function countRequest(c, next) {
    await next();
    count({ route: routeOf(c.req.path), status: String(c.res.status) });
  };
}

function routeOf(path: string): string {
  return routes.find(({ begins }) => begins.test(path))?.route ?? "web";
}

const routes = [
  { route: "trpc", begins: /^\/trpc\// },
  { route: "reference", begins: /^\/(docs|api\/v1\/openapi\.json$)/ },
  { route: "rest", begins: /^\/api\// },
  { route: "health", begins: /^\/(healthz|readyz)$/ },
  { route: "jwks", begins: /^\/\.well-known\/jwks\.json$/ },
  { route: "dev", begins: /^\/dev\// },
];
