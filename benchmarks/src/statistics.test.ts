import { expect, it } from "vitest";
import { median, percentile } from "./statistics.ts";

it.each([
  { values: [3, 1, 2], middle: 2 },
  { values: [4, 1, 3, 2], middle: 2.5 },
  { values: [7], middle: 7 },
  { values: [], middle: 0 },
])("finds the middle of $values", ({ values, middle }) => {
  expect(median(values)).toBe(middle);
});

it.each([
  { fraction: 0.5, value: 50 },
  { fraction: 0.99, value: 99 },
  { fraction: 1, value: 100 },
  { fraction: 0, value: 1 },
])("finds what the share $fraction of all lies below", ({ fraction, value }) => {
  const oneToHundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(oneToHundred.toReversed(), fraction)).toBe(value);
});

it("sorts by size, not by text, and leaves the values as they are", () => {
  const values = [10, 9, 100];
  expect(percentile(values, 1)).toBe(100);
  expect(values).toEqual([10, 9, 100]);
});
