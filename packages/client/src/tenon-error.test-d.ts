import type { TRPCClientErrorLike } from "@trpc/client";
import { expectTypeOf, test } from "vitest";
import type { AppRouter } from "#router/app-router";
import type { ErrorReason } from "#router/schemas/errors";
import { isTenonError, type TenonError } from "./tenon-error.ts";

declare const error: unknown;
declare const failed: TRPCClientErrorLike<AppRouter> | TypeError;

test("a code leads to the data of its reason", () => {
  if (isTenonError(error, "STALE_VERSION")) expectTypeOf(error.data.reason.current).toBeUnknown();
  if (isTenonError(error, "RATE_LIMITED")) expectTypeOf(error.data.reason.retryAfter).toBeNumber();
  if (isTenonError(error, "UNAVAILABLE")) expectTypeOf(error.data.reason.retryAfter).toBeNumber();
  if (isTenonError(error, "VALIDATION_FAILED")) {
    expectTypeOf(error.data.reason.issues).toEqualTypeOf<
      { path: (string | number)[]; message: string }[]
    >();
  }
  if (isTenonError(error, "NOT_FOUND")) {
    expectTypeOf(error.data.reason).not.toHaveProperty("retryAfter");
  }
  // @ts-expect-error There is no such code.
  isTenonError(error, "TEAPOT");
});

test("without a code, the reason is any of them", () => {
  if (isTenonError(error)) {
    expectTypeOf(error.data.reason).toEqualTypeOf<ErrorReason>();
    expectTypeOf(error.data.requestId).toEqualTypeOf<string | undefined>();
    expectTypeOf(error.message).toBeString();
  }
});

test("an error is what it was before when it is none of Tenon's", () => {
  if (isTenonError(failed, "NOT_FOUND")) expectTypeOf(failed.data).toExtend<TenonError["data"]>();
  else expectTypeOf(failed).toEqualTypeOf<TRPCClientErrorLike<AppRouter> | TypeError>();
});
