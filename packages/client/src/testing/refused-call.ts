import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import type { ErrorReason } from "#router/schemas/errors";

/** The error of a call that the server refused for this reason. */
export function refusedCall(reason: ErrorReason): TRPCClientError<AppRouter> {
  const data = { code: "BAD_REQUEST", httpStatus: 400, reason };
  return TRPCClientError.from<AppRouter>({ error: { message: "Refused.", code: -32600, data } });
}
