import { expect, it } from "vitest";
import type { ErrorReason } from "@tenon/schemas/errors";
import { answerError, lostConnection } from "#api/answer-error.ts";
import { failedStage } from "./use-task-import.ts";

const attempt = {
  file: new File(["title\nOne\n"], "tasks.csv"),
  onBadRow: "refuse",
  key: "k1",
} as const;

it.each<ErrorReason>([
  { code: "UNAUTHENTICATED" },
  { code: "FORBIDDEN" },
  { code: "RATE_LIMITED", retryAfter: 5 },
  { code: "UNAVAILABLE", retryAfter: 1 },
])("can be sent again with its key after $code", (reason) => {
  expect(failedStage(attempt, refusal(reason))).toMatchObject({ name: "failed", attempt });
});

it("can be sent again with its key when there was no answer", () => {
  expect(failedStage(attempt, lostConnection(null))).toMatchObject({ name: "failed", attempt });
});

it.each<ErrorReason>([
  { code: "VALIDATION_FAILED", issues: [{ path: [], message: "There is no title." }] },
  { code: "PAYLOAD_TOO_LARGE" },
])("is not sent again after $code, since the file stays what it is", (reason) => {
  expect(failedStage(attempt, refusal(reason))).toMatchObject({ name: "failed", attempt: null });
});

function refusal(reason: ErrorReason): Error {
  return answerError({ detail: "In the server’s words.", ...reason });
}
