import { type Operation, retryLink, type TRPCLink } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import { isConnectionError } from "./connection-error.ts";
import { takesKey } from "./idempotency-key.ts";
import { isTenonError } from "./tenon-error.ts";

type Options = {
  /** How often a call is made again at most. */
  retries: number;
  /** The pause before the first of these tries, in milliseconds; each further one is about twice as long. */
  pauseMs?: number;
};

/** The server's word on how long to wait counts up to that; what takes longer is the caller's to decide. */
const longestWaitSeconds = 10;

/**
 * Makes a call again that the server put off, or that may have been lost on its way: queries change nothing, and a
 * mutation with an `Idempotency-Key` is done once.
 */
export function retryPutOff({ retries, pauseMs = 200 }: Options): TRPCLink<AppRouter> {
  // Asked for right after `retry`, in the same turn.
  let wait = 0;
  return retryLink({
    retry({ op, error, attempts }) {
      const asked = secondsToWait(op, error);
      if (attempts > retries || op.signal?.aborted) return false;
      if (asked === null || asked > longestWaitSeconds) return false;
      const pause = pauseMs * 2 ** (attempts - 1) * (0.5 + Math.random());
      wait = Math.max(asked * 1000, pause);
      return true;
    },
    retryDelayMs: () => wait,
  });
}

/** How long to wait at least before the call may be made again; null when it must not be. */
function secondsToWait(op: Operation, error: Error): number | null {
  // It was counted, and nothing else was done.
  if (isTenonError(error, "RATE_LIMITED")) return error.data.reason.retryAfter;
  if (op.type !== "query" && !takesKey(op)) return null;
  if (isTenonError(error, "UNAVAILABLE")) return error.data.reason.retryAfter;
  if (isConnectionError(error) && isPassing(error.cause)) return error.cause.retryAfter ?? 0;
  return null;
}

/** An answer broken off may come whole the next time, and a gateway find its server. Another server's page will stay. */
function isPassing({ kind, status }: { kind: string; status: number | undefined }): boolean {
  return kind !== "TIMED_OUT" && (status === undefined || gatewayStatuses.has(status));
}

const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);
