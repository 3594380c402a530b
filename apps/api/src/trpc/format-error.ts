import type { TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { ErrorReason } from "@tenon/schemas/errors";
import { AppError } from "#platform/errors/app-error.ts";
import { reasonOf } from "./error-reason.ts";
import type { ErrorShape } from "./error-shape.ts";
import { errorTable } from "./error-table.ts";

type FailedCall = { error: TRPCError; path?: string | undefined; requestId?: string | undefined };

/** The answer to a failed call. What an unexpected error says stays in the log. */
export function formatError({ error, path, requestId }: FailedCall): ErrorShape {
  const reason = reasonOf(error);
  const { trpc, status, message } = errorTable[reason.code];
  return {
    message: ownWords(error) || wordsFor(error, reason) || message,
    code: TRPC_ERROR_CODES_BY_KEY[trpc],
    data: {
      code: trpc,
      httpStatus: status,
      ...(path !== undefined && { path: path.slice(0, 100) }),
      ...(requestId !== undefined && { requestId }),
      reason,
    },
  };
}

/** Where the usual words would lead astray. */
function wordsFor({ code, cause }: TRPCError, reason: ErrorReason): string {
  if (reason.code === "VALIDATION_FAILED" && reason.issues.length === 0) return unreadableText;
  return code === "NOT_FOUND" && cause === undefined ? noProcedureText : "";
}

const unreadableText =
  "The request can't be read. Send JSON as superjson writes it, and at most 20 calls at once.";
const noProcedureText =
  "This server has no such procedure: look for a slip in its name, or it is of another version than its caller.";

/** Only words written for people in this code base; those of libraries can quote what they met. */
function ownWords({ cause }: TRPCError): string {
  return cause instanceof AppError ? cause.message : "";
}
