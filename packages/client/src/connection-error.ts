import type { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#router/app-router";

/**
 * Why no answer of Tenon's came: nothing could be reached, what came can't be read as an answer of Tenon, or it took
 * longer than the call may take.
 *
 * @example
 * ```ts
 * import type { ConnectionFailure } from "@tenon/client";
 *
 * const words: Record<ConnectionFailure, string> = {
 *   UNREACHABLE: "The server can't be reached.",
 *   UNREADABLE: "Something else answered.",
 *   TIMED_OUT: "It took too long.",
 * };
 * ```
 */
export type ConnectionFailure = "UNREACHABLE" | "UNREADABLE" | "TIMED_OUT";

type Details = {
  cause?: unknown;
  status?: number | undefined;
  retryAfter?: number | undefined;
};

/**
 * What went wrong between client and server; its message says what to do. It is the `cause` of the error a call fails
 * with: see `isConnectionError`. Whether a change was made is not known then: call again with the same key.
 *
 * @example
 * ```ts
 * import type { TenonConnectionError } from "@tenon/client";
 *
 * function isGatewayFailure({ kind, status }: TenonConnectionError): boolean {
 *   return kind === "UNREADABLE" && status === 502;
 * }
 * ```
 */
export class TenonConnectionError extends Error {
  override readonly name = "TenonConnectionError";
  readonly kind: ConnectionFailure;
  /** The HTTP status of an answer that was not Tenon's: often a proxy's. */
  readonly status: number | undefined;
  /** Seconds to wait before the next try, when the answer said so. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: ConnectionFailure,
    message: string,
    { cause, status, retryAfter }: Details = {},
  ) {
    super(message, { cause });
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * Whether a call failed on its way and, given a kind, in that way. What is known of it is in `error.cause`.
 *
 * @example
 * ```ts
 * import { isConnectionError } from "@tenon/client";
 *
 * try {
 *   await tenon.users.me.query();
 * } catch (error) {
 *   if (isConnectionError(error, "UNREACHABLE")) console.error("Is the server running?", error.message);
 *   else throw error;
 * }
 * ```
 */
export function isConnectionError(
  error: unknown,
  kind?: ConnectionFailure,
): error is TRPCClientError<AppRouter> & { cause: TenonConnectionError } {
  const cause = error instanceof Error ? error.cause : undefined;
  return isOne(cause) && (kind === undefined || cause.kind === kind);
}

/** Goes by the name: a project may well hold this package twice. */
function isOne(cause: unknown): cause is TenonConnectionError {
  return cause instanceof Error && cause.name === "TenonConnectionError";
}
