import { expect, it } from "vitest";
import { readQuantity } from "./read-quantity.ts";

it.each([
  ["1", 1],
  [" 12 ", 12],
  ["007", 7],
  ["10000", 10_000],
])("reads %j", (text, quantity) => {
  expect(readQuantity(text)).toBe(quantity);
});

it.each(["", " ", "0", "10001", "-1", "1.5", "1,000", "1e3", "0x10", "three", "9".repeat(400)])(
  "does not take %j for a quantity",
  (text) => {
    expect(readQuantity(text)).toBeNull();
  },
);

it("takes no more than there may be", () => {
  expect(readQuantity("3", 3)).toBe(3);
  expect(readQuantity("4", 3)).toBeNull();
});
