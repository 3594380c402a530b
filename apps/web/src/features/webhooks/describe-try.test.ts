import { expect, it } from "vitest";
import { describeTry } from "./describe-try.ts";

it("says what was answered, and how soon", () => {
  expect(describeTry({ status: 500, problem: "It answered 500.", durationMs: 1_234 })).toBe(
    "Answered 500 after 1,234 ms.",
  );
});

it("says why there was no answer", () => {
  const problem = "The connection was refused.";
  expect(describeTry({ status: null, problem, durationMs: 5 })).toBe(problem);
});

it("says nothing before the first try", () => {
  expect(describeTry({ status: null, problem: null, durationMs: null })).toBeNull();
});
