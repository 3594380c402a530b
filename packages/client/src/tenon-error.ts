import type { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import type { ErrorCode as AnyCode, ErrorReason as AnyReason } from "#router/schemas/errors";
import type { ErrorData } from "#router/trpc/error-shape";

/**
 * Why a call may be refused. Each code stands for one HTTP status.
 *
 * @example
 * ```ts
 * import type { ErrorCode } from "@tenon/client";
 *
 * const worthTelling: ErrorCode[] = ["OUT_OF_STOCK", "PRICE_CHANGED"];
 * ```
 */
export type ErrorCode = AnyCode;

/**
 * Why a call was refused, with the data that belongs to that code: a union told apart by `code`.
 *
 * @example
 * ```ts
 * import type { ErrorReason } from "@tenon/client";
 *
 * function fieldsToMend(reason: ErrorReason): string[] {
 *   return reason.code === "VALIDATION_FAILED" ? reason.issues.map(({ path }) => path.join(".")) : [];
 * }
 * ```
 */
export type ErrorReason = AnyReason;

/**
 * An error that Tenon answered, as opposed to one of the network.
 *
 * @example
 * ```ts
 * import type { TenonError } from "@tenon/client";
 *
 * function secondsToWait({ data }: TenonError<"RATE_LIMITED">): number {
 *   return data.reason.retryAfter;
 * }
 * ```
 */
export type TenonError<Code extends ErrorCode = ErrorCode> = TRPCClientError<AppRouter> & {
  data: ErrorData & { reason: Extract<ErrorReason, { code: Code }> };
};

/**
 * Whether Tenon refused a call and, given a code, whether for that reason.
 * What belongs to the reason is in `error.data.reason`.
 *
 * @example
 * ```ts
 * import { isTenonError } from "@tenon/client";
 *
 * try {
 *   await tenon.tasks.update.mutate({ id, version, completed: true });
 * } catch (error) {
 *   if (isTenonError(error, "STALE_VERSION")) showLatest(error.data.reason.current);
 *   else if (isTenonError(error)) console.error(error.message, error.data.requestId);
 *   else throw error;
 * }
 * ```
 */
export function isTenonError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is TenonError<Code> {
  const answered = reasonCode(error);
  return answered !== undefined && (code === undefined || answered === code);
}

/** Goes by the name of the error: a project may well hold tRPC's class twice. */
function reasonCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== "TRPCClientError") return undefined;
  const code = field(field(field(error, "data"), "reason"), "code");
  return typeof code === "string" ? code : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
