import { type Operation, type OperationContext, retryLink, type TRPCLink } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import { isTenonError } from "./tenon-error.ts";

export type Idempotency = {
  /** Whether the server does the call once for a key. */
  takesKey(call: Operation): boolean;
  /** The key of a call, the same for each of its tries: `context.idempotencyKey` or one of its own. */
  headers(call: Operation): Record<string, string>;
  /** Makes a call again that may have been lost on its way, or came to a server that could not serve it: it is done once. */
  retryLost: TRPCLink<AppRouter>;
};

type Options = {
  /** How often a call is made again at most. */
  retries?: number;
  /** The pause before the first of these tries, in milliseconds; each further one is about twice as long. */
  pauseMs?: number;
};

/** The server's word on how long to wait counts up to that; what takes longer is the caller's to decide. */
const longestWaitSeconds = 10;

export function createIdempotency({ retries = 3, pauseMs = 200 }: Options = {}): Idempotency {
  const keys = new WeakMap<OperationContext, string>();
  // Asked for right after `retry`, in the same turn.
  let wait = 0;

  return {
    takesKey: ({ type, path }) => type === "mutation" && !takesNoKey(path),
    headers: ({ context }) => ({ "idempotency-key": keyOf(context) }),
    retryLost: retryLink({
      retry({ op, error, attempts }) {
        if (attempts > retries || op.signal?.aborted || !mayRepeat(op)) return false;
        const asked = isTenonError(error, "UNAVAILABLE") ? error.data.reason.retryAfter : 0;
        if (asked > longestWaitSeconds || !(asked > 0 || isLost(error))) return false;
        const pause = pauseMs * 2 ** (attempts - 1) * (0.5 + Math.random());
        wait = Math.max(asked * 1000, pause);
        return true;
      },
      retryDelayMs: () => wait,
    }),
  };

  function keyOf(context: OperationContext): string {
    const given = context["idempotencyKey"];
    if (typeof given === "string") return given;
    const key = keys.get(context) ?? crypto.randomUUID();
    keys.set(context, key);
    return key;
  }
}

function mayRepeat({ type, path }: Operation): boolean {
  return type === "query" || (type === "mutation" && !takesNoKey(path));
}

/** What is about passwords, keys and sessions: the answers are secrets, which the server does not keep. */
function takesNoKey(path: string): boolean {
  return /^(?:auth|apiKeys|sessions)\./.test(path) || path === "users.deleteMe";
}

/** Whether no answer came at all, by the network's fault rather than the caller's. */
function isLost(error: Error): boolean {
  return !isTenonError(error) && error.cause instanceof TypeError;
}
