import type { Logger } from "#platform/logging/logger.ts";
import type { ObservedCall } from "./call-observer.ts";

/** One line a procedure call; an unexpected failure comes with its error. */
export function logCalls(logger: Logger): (call: ObservedCall) => void {
  return ({ failure, milliseconds, ...call }) => {
    const line = { event: "call", ...call, ms: Math.round(milliseconds * 10) / 10 };
    if (!failure) return logger.info(line, "call");
    const { reason, error } = failure;
    const failed = { ...line, code: reason.code };
    if (reason.code === "INTERNAL") {
      return logger.error({ ...failed, err: error.cause ?? error }, "call failed");
    }
    if (reason.code === "UNAVAILABLE") {
      return logger.warn({ ...failed, err: error.cause ?? error }, "call failed");
    }
    return logger.info(failed, "call refused");
  };
}
