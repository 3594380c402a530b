import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { isTenonError } from "./tenon-error.ts";
import { refusedCall } from "./testing/refused-call.ts";

test("knows a refusal, and its reason", () => {
  const error = refusedCall({ code: "RATE_LIMITED", retryAfter: 7 });

  expect(isTenonError(error)).toBe(true);
  expect(isTenonError(error, "RATE_LIMITED") && error.data.reason.retryAfter).toBe(7);
  expect(isTenonError(error, "NOT_FOUND")).toBe(false);
});

test("knows it from another copy of tRPC, too", () => {
  const { data } = refusedCall({ code: "NOT_FOUND" });
  const error = Object.assign(new Error("Refused."), { name: "TRPCClientError", data });

  expect(isTenonError(error, "NOT_FOUND")).toBe(true);
});

test.each([
  ["a network failure", TRPCClientError.from(new TypeError("fetch failed"))],
  [
    "an answer without a reason",
    TRPCClientError.from({ error: { message: "", code: -32600, data: { code: "NOT_FOUND" } } }),
  ],
  [
    "another server's error",
    Object.assign(new Error("x"), { data: { reason: { code: "NOT_FOUND" } } }),
  ],
  ["what is no error", { name: "TRPCClientError", data: { reason: { code: "NOT_FOUND" } } }],
  ["nothing", undefined],
])("%s is none", (_, error) => {
  expect(isTenonError(error)).toBe(false);
});
