import { isPassing, reasonOf } from "./error-reason.ts";

const maxRetries = 2;

/** Whether a call that may be made twice is made again after so many failures. */
export function isRetried(failures: number, error: unknown): boolean {
  return failures <= maxRetries && isPassing(error);
}

/** How long to wait after so many failures; a server that is busy says it itself. */
export function retryDelayMs(failures: number, error: unknown): number {
  const reason = reasonOf(error);
  return reason?.code === "UNAVAILABLE" ? reason.retryAfter * 1000 : 400 * 3 ** (failures - 1);
}
