import { TRPCError } from "@trpc/server";
import type { Context } from "hono";
import type { ErrorReason } from "@tenon/schemas/errors";
import { answerProblem, isRest } from "#http/rest/answer-problem.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { reasonOf } from "#trpc/error-reason.ts";
import { errorTable } from "#trpc/error-table.ts";
import { formatError } from "#trpc/format-error.ts";
import type { HttpBindings } from "./bindings.ts";

/** Refuses a request before any procedure was reached, in the shape that failed calls have at its address. */
export function refuse(c: Context<HttpBindings>, reason: ErrorReason, message?: string): Response {
  const cause = new AppError(reason, message === undefined ? {} : { message });
  return answerError(c, new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
}

/** The answer to an error that nobody caught. */
export function answerUncaught(c: Context<HttpBindings>, error: unknown): Response {
  return answerError(c, new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error }));
}

/** The answer to a call that failed, in the shape that is its address's. */
export function answerError(c: Context<HttpBindings>, error: TRPCError): Response {
  const shape = formatError({ error, requestId: c.get("requestId") });
  if (isRest(c.req.path)) return answerProblem(c, shape);
  return c.json({ error: { json: shape } }, errorTable[shape.data.reason.code].status);
}

/** When to come back, where an answer says so; the longest wait of all errors in it. */
export function retryHeaders(errors: TRPCError[]): Record<string, string> {
  const waits = errors
    .map(reasonOf)
    .flatMap((reason) => ("retryAfter" in reason ? reason.retryAfter : []));
  return waits.length === 0 ? {} : { "Retry-After": String(Math.max(...waits)) };
}
