import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import { logCalls } from "./call-log.ts";
import type { ObservedCall } from "./call-observer.ts";

const call: ObservedCall = {
  path: "tasks.create",
  type: "mutation",
  requestId: "r1",
  userId: "u1",
  milliseconds: 12.345,
  failure: null,
};

function logged(observed: ObservedCall): unknown {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  logCalls(createLogger({ level: "debug", format: "json", destination }))(observed);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "");
}

describe("logCalls", () => {
  it("writes one line a call: which, for whom, how long (K4)", () => {
    expect(logged(call)).toEqual({
      level: "info",
      time: expect.any(String),
      event: "call",
      path: "tasks.create",
      type: "mutation",
      requestId: "r1",
      userId: "u1",
      ms: 12.3,
      msg: "call",
    });
  });

  it.each([
    ["NOT_FOUND", "info", false],
    ["UNAUTHENTICATED", "info", false],
    ["INTERNAL", "error", true],
  ] as const)("writes %s as %s", (code, level, withError) => {
    const error = new TRPCError({
      code: "INTERNAL_SERVER_ERROR",
      cause: new TypeError("x is not a function"),
    });
    const line = logged({ ...call, failure: { reason: { code }, error } });
    expect(line).toMatchObject({ level, code });
    expect(line).toHaveProperty("msg", withError ? "call failed" : "call refused");
    if (withError) {
      expect(line).toMatchObject({ err: { type: "TypeError", message: "x is not a function" } });
    } else expect(line).not.toHaveProperty("err");
  });

  it("warns when the database or a queue could not serve, and says why", () => {
    const failure = {
      reason: { code: "UNAVAILABLE", retryAfter: 1 } as const,
      error: new Error("pool exhausted"),
    };
    expect(logged({ ...call, failure })).toMatchObject({
      level: "warn",
      code: "UNAVAILABLE",
      err: { message: "pool exhausted" },
    });
  });

  it("keeps an error that has no cause", () => {
    const failure = { reason: { code: "INTERNAL" } as const, error: new Error("bare") };
    expect(logged({ ...call, failure })).toMatchObject({ err: { message: "bare" } });
  });
});
