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

/** Told of every procedure call as it ends: for logs and metrics. */
export type CallObserver = (call: ObservedCall) => void;
