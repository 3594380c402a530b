import { t } from "@lingui/core/macro";
import { isTRPCClientError } from "@trpc/client";
import type { AppRouter } from "@tenon/client";
import type { ErrorReason } from "@tenon/schemas/errors";
import { describeRefusal, isParticular } from "./refusal-words.ts";
import { sayInLanguage } from "./server-words.ts";

/** Why the server refused a call; null when there was no answer that could be read. */
export function reasonOf(error: unknown): ErrorReason | null {
  return isTRPCClientError<AppRouter>(error) ? (error.data?.reason ?? null) : null;
}

/** What went wrong, in a sentence for people. */
export function describeError(error: unknown): string {
  if (!isTRPCClientError<AppRouter>(error)) {
    return t`Something went wrong on this page. Try again, or reload it.`;
  }
  if (!error.data) {
    return t`The server can’t be reached. Check your connection, then try again.`;
  }
  const { reason, requestId } = error.data;
  if (reason.code === "INTERNAL" && requestId !== undefined) {
    return t`Something went wrong on our side. If it stays like this, report it as ${requestId}.`;
  }
  return isParticular(reason, error.message)
    ? sayInLanguage(error.message)
    : describeRefusal(reason);
}

/** Whether the same call may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  const reason = reasonOf(error);
  return reason === null || reason.code === "UNAVAILABLE" || reason.code === "INTERNAL";
}

/** Whether it was refused before its `Idempotency-Key` was looked at, which tells nothing of an earlier send. */
export function isBeforeKey(error: unknown): boolean {
  const code = reasonOf(error)?.code;
  return code === "UNAUTHENTICATED" || code === "FORBIDDEN" || code === "RATE_LIMITED";
}
