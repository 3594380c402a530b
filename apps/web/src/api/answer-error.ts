import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@tenon/client";
import { isRecord } from "./is-record.ts";

/** A problem that the REST API answered (RFC 9457), as the error that a call would have thrown. */
export function answerError(problem: unknown): TRPCClientError<AppRouter> {
  if (!isRecord(problem)) return TRPCClientError.from<AppRouter>({ error: null });
  const { type: _type, title: _title, status: httpStatus, detail, instance, ...reason } = problem;
  const requestId = String(instance).replace("urn:uuid:", "");
  const isRead = typeof reason["code"] === "string";
  const data = isRead ? { httpStatus, requestId, reason } : null;
  return TRPCClientError.from<AppRouter>({
    error: data && { message: detail, code: failedCall, data },
  });
}

/** tRPC's number for a failure of any kind. */
const failedCall = -32_603;

/** A connection that broke, as a call would have said it. */
export function lostConnection(cause: unknown): TRPCClientError<AppRouter> {
  return TRPCClientError.from<AppRouter>(
    cause instanceof Error ? cause : new Error("The connection was lost."),
  );
}
