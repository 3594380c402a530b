import { reasonOf } from "#api/error-reason.ts";

/** Whether the server says that there is no such post, for this person at least. */
export function isGone(error: unknown): boolean {
  const code = reasonOf(error)?.code;
  return code === "NOT_FOUND" || code === "VALIDATION_FAILED";
}
