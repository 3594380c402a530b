import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Context } from "hono";
import { problemOf } from "#http/rest/problem.ts";
import { errorTable } from "#trpc/error-table.ts";
import { formatError } from "#trpc/format-error.ts";
import { retryHeaders } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";

/** What to say of a call that failed where the answer has begun, or is to look as if it had. */
export function describeFailure(c: Context<HttpBindings>, thrown: unknown) {
  const error = getTRPCErrorFromUnknown(thrown);
  const shape = formatError({ error, requestId: c.get("requestId") });
  const { status } = errorTable[shape.data.reason.code];
  return { body: { error: problemOf(shape, status) }, status, headers: retryHeaders([error]) };
}
