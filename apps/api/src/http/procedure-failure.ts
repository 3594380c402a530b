import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Context } from "hono";
import { errorTable } from "#trpc/error-table.ts";
import { formatError } from "#trpc/format-error.ts";
import { errorBody, retryHeaders } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";

/** The answer to a call that failed, at an edge that makes its calls itself. */
export function describeFailure(
  c: Context<HttpBindings>,
  { thrown, path }: { thrown: unknown; path: string },
) {
  const error = getTRPCErrorFromUnknown(thrown);
  const shape = formatError({ error, path, requestId: c.get("requestId") });
  const { status } = errorTable[shape.data.reason.code];
  return { body: errorBody(shape), status, headers: retryHeaders([error]) };
}
