import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { describe, expect, it } from "vitest";
import { ErrorCode, type ErrorReason } from "@tenon/schemas/errors";
import { AppError } from "#platform/errors/app-error.ts";
import { errorTable } from "./error-table.ts";
import { formatError } from "./format-error.ts";

function failed(cause: unknown): TRPCError {
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause });
}

describe("errorTable", () => {
  it("has an entry for every code of the contract, and no other", () => {
    expect(Object.keys(errorTable).toSorted()).toEqual(ErrorCode.options.toSorted());
  });

  it.each(Object.entries(errorTable))(
    "gives %s the HTTP status that tRPC's name stands for",
    (_code, entry) => {
      expect(getHTTPStatusCodeFromError(new TRPCError({ code: entry.trpc }))).toBe(entry.status);
      expect(entry.message).toMatch(/^[A-Z].*\.$/);
    },
  );
});

describe("formatError", () => {
  it.each<ErrorReason>([
    { code: "VALIDATION_FAILED", issues: [{ path: ["title"], message: "Must not be blank." }] },
    { code: "UNAUTHENTICATED" },
    { code: "INVALID_CREDENTIALS" },
    { code: "FORBIDDEN" },
    { code: "NOT_FOUND" },
    { code: "METHOD_NOT_ALLOWED" },
    { code: "EMAIL_TAKEN" },
    { code: "CONFLICT" },
    { code: "STALE_VERSION", current: { version: 2 } },
    { code: "PAYLOAD_TOO_LARGE" },
    { code: "UNSUPPORTED_MEDIA_TYPE" },
    { code: "RATE_LIMITED", retryAfter: 7 },
    { code: "UNAVAILABLE", retryAfter: 1 },
    { code: "INTERNAL" },
  ])("answers $code with its status, its words and its data", (reason) => {
    const { trpc, status, message } = errorTable[reason.code];
    expect(
      formatError({ error: failed(new AppError(reason)), path: "tasks.create", requestId: "r1" }),
    ).toEqual({
      message,
      code: TRPC_ERROR_CODES_BY_KEY[trpc],
      data: { code: trpc, httpStatus: status, path: "tasks.create", requestId: "r1", reason },
    });
  });

  it.each<[string, unknown]>([
    ["an error", new Error("canary")],
    [
      "a library's error with words of ours in it",
      Object.assign(new Error("canary"), { name: "AppError", reason: { code: "CONFLICT" } }),
    ],
    [
      "Prisma's error",
      Object.assign(new Error("Invalid `prisma.canary()` invocation"), {
        name: "PrismaClientValidationError",
      }),
    ],
    ["an error with a cause", new Error("canary", { cause: new Error("canary") })],
    ["a text", "canary"],
    ["an object", { message: "canary", stack: "canary" }],
  ])("says nothing of %s but the request's id (K5)", (_name, cause) => {
    const shape = formatError({ error: failed(cause), requestId: "r1" });
    expect(shape).toEqual({
      message: "Something went wrong on our side.",
      code: -32603,
      data: {
        code: "INTERNAL_SERVER_ERROR",
        httpStatus: 500,
        requestId: "r1",
        reason: { code: "INTERNAL" },
      },
    });
    expect(JSON.stringify(shape)).not.toContain("canary");
  });

  it("says nothing of tRPC's own message either (K5)", () => {
    const error = new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "canary" });
    expect(JSON.stringify(formatError({ error }))).not.toContain("canary");
  });

  it("keeps words that were written for people", () => {
    const error = failed(
      new AppError({ code: "FORBIDDEN" }, { message: "Open it at http://localhost." }),
    );
    expect(formatError({ error })).toMatchObject({
      message: "Open it at http://localhost.",
      data: { httpStatus: 403 },
    });
  });

  it("says how to write a request that can't be read, and quotes nothing of it", () => {
    const error = new TRPCError({
      code: "PARSE_ERROR",
      cause: new SyntaxError("Unexpected token c in canary"),
    });
    expect(formatError({ error }).message).toBe(
      "The request can't be read. Send JSON as superjson writes it, and at most 20 calls at once.",
    );
  });

  it("leaves out what is not known, and cuts a path that is no path of ours", () => {
    const error = new TRPCError({ code: "NOT_FOUND" });
    expect(formatError({ error }).data).toEqual({
      code: "NOT_FOUND",
      httpStatus: 404,
      reason: { code: "NOT_FOUND" },
    });
    expect(formatError({ error, path: "x".repeat(10_000) }).data.path).toBe("x".repeat(100));
  });
});
