import { TRPCClientError } from "@trpc/client";
import { expect } from "vitest";
import type { ErrorReason } from "@tenon/schemas/errors";
import type { AppRouter } from "#router.ts";
import type { ErrorShape } from "#trpc/error-shape.ts";

/** The error that a call is refused with; fails when the call succeeds or breaks in another way. */
export async function refusalOf(call: Promise<unknown>): Promise<ErrorShape> {
  const error: unknown = await call.then(
    (value) => expect.fail(`The call succeeded: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!isRefusal(error) || !error.shape) throw error;
  return error.shape;
}

/** Why a call is refused. */
export async function reasonOfRefusal(call: Promise<unknown>): Promise<ErrorReason> {
  return (await refusalOf(call)).data.reason;
}

function isRefusal(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
