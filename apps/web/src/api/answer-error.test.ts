import { expect, it } from "vitest";
import { answerError, lostConnection } from "./answer-error.ts";
import { describeError, reasonOf } from "./error-reason.ts";

it("reads a refusal as a call would have thrown it", () => {
  const reason = { code: "PAYLOAD_TOO_LARGE" };
  const error = answerError({
    error: { json: { message: "Too much.", code: -32_600, data: { reason } } },
  });
  expect(reasonOf(error)).toEqual(reason);
  expect(describeError(error)).toBe("Too much.");
});

it.each([null, "<html>", {}, { error: {} }, { error: { json: { message: "no code" } } }])(
  "takes %o for no answer at all",
  (body) => {
    expect(describeError(answerError(body))).toContain("can't be reached");
  },
);

it("says of a lost connection that the server can't be reached", () => {
  expect(describeError(lostConnection(new TypeError("network error")))).toContain(
    "can't be reached",
  );
});
