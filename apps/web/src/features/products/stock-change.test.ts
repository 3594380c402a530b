import { expect, it } from "vitest";
import { countAfter, toQuantity } from "./stock-change.ts";

it("adds or takes away what was typed", () => {
  expect(toQuantity("in", "12")).toBe(12);
  expect(toQuantity("out", " 3 ")).toBe(-3);
  for (const typed of ["", "1.5", "-3", "many", "1e3"]) expect(toQuantity("in", typed)).toBeNaN();
});

it("tells how many there are then, unless that is less than nothing", () => {
  expect(countAfter(4, -4)).toBe(0);
  expect(countAfter(4, -5)).toBeNull();
  expect(countAfter(4, Number.NaN)).toBeNull();
});
