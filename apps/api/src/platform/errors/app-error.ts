import type { ErrorReason } from "@tenon/schemas/errors";

type AppErrorOptions = { message?: string; cause?: unknown };

/** The one error that use cases throw: a reason of the contract, and words for people where the usual ones don't do. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly reason: ErrorReason;

  constructor(reason: ErrorReason, { message = "", cause }: AppErrorOptions = {}) {
    super(message, { cause });
    this.reason = reason;
  }
}
