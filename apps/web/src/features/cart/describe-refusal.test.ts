import { expect, it } from "vitest";
import type { ErrorReason } from "@tenon/schemas/errors";
import { answerError, lostConnection } from "#api/answer-error.ts";
import type { Attempt, Cart } from "./cart.ts";
import { describeRefusal } from "./describe-refusal.ts";

const price = { amount: 250, currency: "EUR" };
const sent: Attempt = {
  key: "k1",
  input: {
    lines: [
      { productId: "oak", quantity: 2 },
      { productId: "glue", quantity: 3 },
    ],
    expectedTotal: { amount: 1_250, currency: "EUR" },
  },
  at: 0,
};
const cart: Cart = {
  lines: [
    { productId: "oak", quantity: 2, name: "Oak", price },
    { productId: "glue", quantity: 3, name: "Glue", price },
  ],
  attempt: null,
};

it.each<[ErrorReason, string]>([
  [
    {
      code: "OUT_OF_STOCK",
      available: [
        { productId: "oak", stock: 1 },
        { productId: "glue", stock: 0 },
      ],
    },
    "Nothing was ordered: only 1 of Oak left, none of Glue left.",
  ],
  [
    { code: "PRICE_CHANGED", total: { amount: 1_300, currency: "EUR" } },
    "Nothing was ordered: the prices changed meanwhile. It comes to €13.00 now, not €12.50.",
  ],
  [
    {
      code: "VALIDATION_FAILED",
      issues: [{ path: ["lines", 1, "productId"], message: "Is not for sale." }],
    },
    "Nothing was ordered. Glue is no longer for sale.",
  ],
  [
    {
      code: "VALIDATION_FAILED",
      issues: [{ path: ["lines"], message: "The order comes to too much." }],
    },
    "Nothing was ordered. The order comes to too much.",
  ],
  [{ code: "FORBIDDEN" }, "Nothing was ordered. In the server’s words."],
])("says of $code: %s", (reason, text) => {
  expect(describeRefusal(refusal(reason), sent, cart)).toBe(text);
});

it("does not claim that nothing was ordered when the key was used before", () => {
  const text = describeRefusal(refusal({ code: "IDEMPOTENCY_KEY_REUSED" }), sent, cart);
  expect(text).toContain("may have been ordered already");
});

it("does not claim it of a refusal that says nothing of an order sent before", () => {
  const text = describeRefusal(refusal({ code: "FORBIDDEN" }), { ...sent, isRepeated: true }, cart);
  expect(text).toBe(
    "In the server’s words. This may have been ordered already. Look under Orders before you place it again.",
  );
});

it("does not claim it without an answer", () => {
  const text = describeRefusal(lostConnection(null), sent, cart);
  expect(text).not.toContain("Nothing was ordered");
  expect(text).toContain("may have been ordered already");
});

function refusal(reason: ErrorReason): Error {
  return answerError({ detail: "In the server’s words.", ...reason });
}
