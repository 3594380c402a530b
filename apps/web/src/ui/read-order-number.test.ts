import { expect, it } from "vitest";
import { readOrderNumber } from "./read-order-number.ts";

it.each([
  ["1001", 1001],
  ["#1001", 1001],
  ["# 1001", 1001],
  ["0", null],
  ["10.5", null],
  ["-3", null],
  ["ada", null],
  ["9".repeat(16), null],
])("reads %s", (typed, number) => {
  expect(readOrderNumber(typed)).toBe(number);
});
