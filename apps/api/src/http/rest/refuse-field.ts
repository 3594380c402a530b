import { AppError } from "#platform/errors/app-error.ts";

/** A field that is not as it was declared, in the words of a procedure that refuses it. */
export function refuseField(path: (string | number)[], message: string): AppError {
  return new AppError({ code: "VALIDATION_FAILED", issues: [{ path, message }] });
}

/** A request that can't be read as a whole. */
export function refuseRequest(message: string, cause?: unknown): AppError {
  return new AppError({ code: "VALIDATION_FAILED", issues: [] }, { message, cause });
}
