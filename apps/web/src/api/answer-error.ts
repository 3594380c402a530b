import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@tenon/client";
import { isRecord } from "./is-record.ts";

/** What a plain request answered for a failure, as the error that a call would have thrown. */
export function answerError(body: unknown): TRPCClientError<AppRouter> {
  const wrapped = isRecord(body) && isRecord(body["error"]) ? body["error"]["json"] : null;
  return TRPCClientError.from<AppRouter>({ error: wrapped });
}

/** A connection that broke, as a call would have said it. */
export function lostConnection(cause: unknown): TRPCClientError<AppRouter> {
  return TRPCClientError.from<AppRouter>(
    cause instanceof Error ? cause : new Error("The connection was lost."),
  );
}
