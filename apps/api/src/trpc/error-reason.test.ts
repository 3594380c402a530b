import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "#platform/errors/app-error.ts";
import { reasonOf } from "./error-reason.ts";

function failed(cause: unknown): TRPCError {
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });
}

describe("reasonOf", () => {
  it("is what a use case said, whatever tRPC calls it", () => {
    const reason = { code: "RATE_LIMITED", retryAfter: 7 } as const;
    expect(reasonOf(failed(new AppError(reason)))).toBe(reason);
    expect(reasonOf(new TRPCError({ code: "BAD_REQUEST", cause: new AppError(reason) }))).toBe(
      reason,
    );
  });

  it("names the fields of an input that was refused", () => {
    const { error } = z.object({ title: z.string("Must be text.") }).safeParse({});
    expect(reasonOf(new TRPCError({ code: "BAD_REQUEST", cause: error }))).toEqual({
      code: "VALIDATION_FAILED",
      issues: [{ path: ["title"], message: "Must be text." }],
    });
  });

  it.each([
    ["BAD_REQUEST", { code: "VALIDATION_FAILED", issues: [] }],
    ["PARSE_ERROR", { code: "VALIDATION_FAILED", issues: [] }],
    ["NOT_FOUND", { code: "NOT_FOUND" }],
    ["METHOD_NOT_SUPPORTED", { code: "METHOD_NOT_ALLOWED" }],
    ["UNSUPPORTED_MEDIA_TYPE", { code: "UNSUPPORTED_MEDIA_TYPE" }],
    ["PAYLOAD_TOO_LARGE", { code: "PAYLOAD_TOO_LARGE" }],
    ["INTERNAL_SERVER_ERROR", { code: "INTERNAL" }],
    ["UNAUTHORIZED", { code: "INTERNAL" }],
  ] as const)("of tRPC's own %s is %o", (code, reason) => {
    expect(reasonOf(new TRPCError({ code, cause: new SyntaxError("Unexpected token") }))).toEqual(
      reason,
    );
    expect(reasonOf(new TRPCError({ code }))).toEqual(reason);
  });

  it.each([
    ["P2002", { code: "CONFLICT" }],
    ["P2003", { code: "CONFLICT" }],
    ["23514", { code: "CONFLICT" }],
    ["P2025", { code: "NOT_FOUND" }],
    [
      "22021",
      { code: "VALIDATION_FAILED", issues: [{ path: [], message: "A value is out of range." }] },
    ],
    ["40001", { code: "UNAVAILABLE", retryAfter: 1 }],
    ["57P01", { code: "UNAVAILABLE", retryAfter: 1 }],
    ["P1001", { code: "UNAVAILABLE", retryAfter: 1 }],
    ["P2028", { code: "UNAVAILABLE", retryAfter: 1 }],
    ["P2009", { code: "INTERNAL" }],
  ])("of the database's %s is %o (P4, P5)", (code, reason) => {
    expect(reasonOf(failed(Object.assign(new Error("x"), { code })))).toEqual(reason);
  });

  it("of anything nobody expected is INTERNAL", () => {
    expect(reasonOf(failed(new TypeError("x is not a function")))).toEqual({ code: "INTERNAL" });
    expect(reasonOf(failed(undefined))).toEqual({ code: "INTERNAL" });
  });

  it("of an output that breaks its own contract is INTERNAL: that is no fault of the caller", () => {
    const { error } = z.string().safeParse(7);
    expect(reasonOf(failed(error))).toEqual({ code: "INTERNAL" });
  });
});
