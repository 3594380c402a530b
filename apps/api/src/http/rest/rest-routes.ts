import { Hono, type Handler } from "hono";
import { refuse } from "#http/api-error.ts";
import type { HttpBindings } from "#http/bindings.ts";
import { type Operation, operationsOf } from "./operations.ts";
import { problemTypes } from "./problem-types.ts";
import { type Procedures, serveOperation } from "./serve-operation.ts";
import { tokenEndpoint } from "./token-endpoint.ts";

/** By path, and for each by method. */
type Places = Map<string, Map<string, Handler<HttpBindings>>>;

/** The procedures as resources at `/api/v1`, for callers that know HTTP and JSON only. */
export function restRoutes(procedures: Procedures): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  const places = layOut(procedures);
  for (const path of [...places.keys()].toSorted(literalFirst)) {
    const handlers = places.get(path) ?? new Map<string, Handler<HttpBindings>>();
    const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
    for (const [method, handler] of handlers) routes.on(method, pattern, handler);
    routes.all(pattern, answerOtherMethods([...handlers.keys()]));
  }
  routes.all("*", (c) => refuse(c, { code: "NOT_FOUND" }, "There is nothing at this address."));
  return routes;
}

function layOut(procedures: Procedures): Places {
  const operations = operationsOf(procedures.router);
  const places: Places = new Map();
  place("POST", "/auth/token", tokenEndpoint(procedures));
  place("GET", "/problems/{code}", problemTypes(operations));
  for (const operation of operations) {
    const { method, path } = operation.route;
    const location = operation.route.status === 201 ? locationOf(operation, operations) : null;
    place(method, path, serveOperation(operation, location, procedures));
  }
  return places;

  function place(method: string, path: string, handler: Handler<HttpBindings>): void {
    const handlers = places.get(path) ?? new Map<string, Handler<HttpBindings>>();
    if (handlers.has(method)) throw new Error(`Two procedures are at ${method} ${path}.`);
    places.set(path, handlers.set(method, handler));
  }
}

/** Where one reads by its id what is made at a path, if there is such a place. */
function locationOf({ route: { path } }: Operation, operations: Operation[]): string | null {
  const isThere = operations.some(
    ({ route }) => route.method === "GET" && route.path === `${path}/{id}`,
  );
  return isThere ? `/api/v1${path}` : null;
}

/** A path that says a word comes before one that leaves it open: /posts/mine is no id. */
function literalFirst(one: string, other: string): number {
  return sortKey(one) < sortKey(other) ? -1 : 1;
}

function sortKey(path: string): string {
  return path.replaceAll(/\{\w+\}/g, "~");
}

function answerOtherMethods(methods: string[]): Handler<HttpBindings> {
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].toSorted();
  return (c) => {
    c.header("Allow", allowed.join(", "));
    if (c.req.method === "OPTIONS") return c.body(null, 204);
    return refuse(c, { code: "METHOD_NOT_ALLOWED" }, `Allowed here: ${allowed.join(", ")}.`);
  };
}
