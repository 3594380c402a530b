import { expect, it } from "vitest";
import type { ErrorReason } from "@tenon/schemas/errors";
import { answerError, lostConnection } from "#api/answer-error.ts";
import type { Attempt } from "./cart.ts";
import { mayBePlaced } from "./may-be-placed.ts";

const first: Attempt = { key: "k1", input: { lines: [] }, at: 0 };
const again: Attempt = { ...first, isRepeated: true };

it.each<ErrorReason>([
  { code: "UNAUTHENTICATED" },
  { code: "FORBIDDEN" },
  { code: "RATE_LIMITED", retryAfter: 5 },
])("leaves open after $code whether an order sent before is placed", (reason) => {
  expect(mayBePlaced(refusal(reason), again)).toBe(true);
  expect(mayBePlaced(refusal(reason), first)).toBe(false);
});

it.each<ErrorReason>([
  { code: "OUT_OF_STOCK", available: [] },
  { code: "PRICE_CHANGED", total: { amount: 1, currency: "EUR" } },
  { code: "VALIDATION_FAILED", issues: [] },
  { code: "CONFLICT" },
])("is sure after $code that none is placed, however often it was sent", (reason) => {
  expect(mayBePlaced(refusal(reason), again)).toBe(false);
  expect(mayBePlaced(refusal(reason), first)).toBe(false);
});

it.each([
  ["no answer", lostConnection(null)],
  ["a fault", refusal({ code: "INTERNAL" })],
  ["a server that is not up to it", refusal({ code: "UNAVAILABLE", retryAfter: 1 })],
])("leaves it open after %s, even of the first", (_case, error) => {
  expect(mayBePlaced(error, first)).toBe(true);
});

function refusal(reason: ErrorReason): Error {
  return answerError({ detail: "In the server’s words.", ...reason });
}
