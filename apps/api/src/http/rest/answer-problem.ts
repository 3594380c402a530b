import type { Context } from "hono";
import type { HttpBindings } from "#http/bindings.ts";
import type { ErrorShape } from "#trpc/error-shape.ts";
import { errorTable } from "#trpc/error-table.ts";
import { problemOf } from "./problem.ts";

/** Whether an address is the REST API's, where refusals are problem details. */
export function isRest(path: string): boolean {
  return /^\/api(?:\/|$)/.test(path);
}

type Status = 412 | (typeof errorTable)[keyof typeof errorTable]["status"];

/** Refuses a request as REST does; `status` where it is another one than the code's own. */
export function answerProblem(
  c: Context<HttpBindings>,
  shape: ErrorShape,
  { status = errorTable[shape.data.reason.code].status }: { status?: Status } = {},
): Response {
  const { reason } = shape.data;
  c.header("Cache-Control", "no-store");
  if (status === 401) c.header("WWW-Authenticate", challenge(c));
  if ("retryAfter" in reason) c.header("Retry-After", String(reason.retryAfter));
  return c.json(problemOf(shape, status), status, { "Content-Type": "application/problem+json" });
}

/** After RFC 6750: nothing was shown, or it was no good. */
function challenge(c: Context<HttpBindings>): string {
  const isShown = c.req.header("authorization") !== undefined;
  return `Bearer realm="Tenon"${isShown ? ', error="invalid_token"' : ""}`;
}
