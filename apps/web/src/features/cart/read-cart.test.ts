import { expect, it } from "vitest";
import type { Cart } from "./cart.ts";
import { readCart, writeCart } from "./read-cart.ts";

const productId = "0198c0de-0000-7000-8000-000000000001";
const price = { amount: 250, currency: "EUR" };
const line = { productId, quantity: 2, name: "Oak", price };
const input = { lines: [{ productId, quantity: 2 }], expectedTotal: price };
const cart: Cart = { lines: [line], attempt: { key: "k1", input, at: 1 } };
const empty: Cart = { lines: [], attempt: null };

it("reads what it wrote", () => {
  expect(readCart(writeCart(cart))).toEqual(cart);
  expect(writeCart(empty)).toBeNull();
  expect(readCart(null)).toEqual(empty);
});

it("remembers that an order was sent more than once", () => {
  const repeated: Cart = { lines: [line], attempt: { key: "k1", input, at: 1, isRepeated: true } };
  expect(readCart(writeCart(repeated))).toEqual(repeated);
});

it.each(["", "{", "7", "null", "[]", '"cart"', "{}", '{"lines":7}'])(
  "takes %j for an empty cart",
  (text) => {
    expect(readCart(text)).toEqual(empty);
  },
);

it.each([
  [{ ...line, quantity: 0 }],
  [{ ...line, quantity: 1.5 }],
  [{ ...line, quantity: 10_001 }],
  [{ ...line, quantity: "2" }],
  [{ ...line, name: null }],
  [{ ...line, price: { amount: -1, currency: "EUR" } }],
  [{ ...line, price: { amount: 1, currency: "euro" } }],
  [{ ...line, productId: "oak" }],
  [{ quantity: 1, name: "No product", price }],
  [null],
])("leaves the line %j out, and keeps the others", (broken) => {
  const kept = JSON.stringify({ lines: [broken, line], attempt: null });
  expect(readCart(kept)).toEqual({ lines: [line], attempt: null });
});

it.each([
  [{ key: 7, input, at: 1 }],
  [{ key: "k1", input: { lines: [{}], expectedTotal: price }, at: 1 }],
  [{ key: "k1", input: { lines: [] }, at: 1 }],
  [{ key: "k1", input }],
  [{ key: "k1", input, at: 1, isRepeated: "no" }],
])("leaves the attempt %j out", (attempt) => {
  expect(readCart(JSON.stringify({ lines: [line], attempt })).attempt).toBeNull();
});

it("keeps one line for each product", () => {
  const kept = JSON.stringify({ lines: [line, { ...line, quantity: 5 }], attempt: null });
  expect(readCart(kept).lines).toEqual([{ ...line, quantity: 5 }]);
});
