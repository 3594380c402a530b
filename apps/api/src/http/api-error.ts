import { TRPCError } from "@trpc/server";
import type { Context } from "hono";
import type { ErrorReason } from "@tenon/schemas/errors";
import { AppError } from "#platform/errors/app-error.ts";
import { errorTable } from "#trpc/error-table.ts";
import { formatError } from "#trpc/format-error.ts";
import type { HttpBindings } from "./bindings.ts";

/** Refuses a request before any procedure was reached, in the shape that failed calls have. */
export function refuse(c: Context<HttpBindings>, reason: ErrorReason, message?: string): Response {
  const cause = new AppError(reason, message === undefined ? {} : { message });
  return answerError(c, new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
}

/** The answer to an error that nobody caught. */
export function answerUncaught(c: Context<HttpBindings>, error: unknown): Response {
  return answerError(c, new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error }));
}

function answerError(c: Context<HttpBindings>, error: TRPCError): Response {
  const shape = formatError({ error, requestId: c.get("requestId") });
  return c.json({ error: { json: shape } }, errorTable[shape.data.reason.code].status);
}
