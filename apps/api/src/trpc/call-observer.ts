import type { ErrorReason } from "@tenon/schemas/errors";

/** One finished procedure call. */
export type ObservedCall = {
  path: string;
  type: "query" | "mutation" | "subscription";
  requestId: string;
  userId: string | undefined;
  milliseconds: number;
  failure: { reason: ErrorReason; error: Error } | null;
};

/** Told of every procedure call: for logs and metrics. */
export type CallObserver = {
  begins(path: string): void;
  ends(call: ObservedCall): void;
  /** There is no such procedure. */
  misses(): void;
};

/** Writes down what it measures. */
export function observeCalls(
  measured: CallObserver,
  log: (call: ObservedCall) => void,
): CallObserver {
  return {
    ...measured,
    ends(call) {
      log(call);
      measured.ends(call);
    },
  };
}
