import { AppError } from "#platform/errors/app-error.ts";

/** Why a file can't be read as a table at all, in a sentence for people. */
export function tableRefusal(message: string, cause?: unknown): AppError {
  return new AppError(
    { code: "VALIDATION_FAILED", issues: [{ path: [], message }] },
    { message, cause },
  );
}
