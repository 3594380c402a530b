import { expect, it } from "vitest";
import { answerError, lostConnection } from "./answer-error.ts";
import { describeError, reasonOf } from "./error-reason.ts";

it("reads a refusal as a call would have thrown it", () => {
  const problem = {
    type: "/api/v1/problems/INTERNAL",
    title: "Something went wrong on our side.",
    status: 500,
    detail: "Something broke.",
    instance: "urn:uuid:7f",
  };
  const refused = answerError({ ...problem, code: "ROWS_REFUSED", report: { rows: 1 } });
  expect(reasonOf(refused)).toEqual({ code: "ROWS_REFUSED", report: { rows: 1 } });
  expect(describeError(answerError({ ...problem, code: "INTERNAL" }))).toBe(
    "Something went wrong on our side. If it stays like this, report it as 7f.",
  );
});

it.each([null, "<html>", {}, [], { error: {} }, { detail: "no code" }, { code: "INTERNAL" }])(
  "takes %o for no answer at all",
  (body) => {
    expect(describeError(answerError(body))).toContain("can’t be reached");
  },
);

it("says of a lost connection that the server can't be reached", () => {
  expect(describeError(lostConnection(new TypeError("network error")))).toContain(
    "can’t be reached",
  );
});
