import { expect, it } from "vitest";
import { describeStock } from "./describe-stock.ts";

it.each([
  [0, "Sold out"],
  [1, "Only 1 left"],
  [5, "Only 5 left"],
  [6, "In stock"],
])("says of %i pieces: %s", (stock, text) => {
  expect(describeStock(stock)).toBe(text);
});
