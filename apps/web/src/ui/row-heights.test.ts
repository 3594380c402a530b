import { expect, it } from "vitest";
import { createRowHeights } from "./row-heights.ts";

const rows = ["a", "b", "c"].map((id) => ({ id }));

it("takes rows to be as high as the first that was measured, until they are measured", () => {
  const heights = createRowHeights([]);
  heights.measure("b", 30);
  expect(heights.startsOf(rows)).toEqual([0, 30, 60, 90]);
  heights.measure("a", 50);
  expect(heights.startsOf(rows)).toEqual([0, 50, 80, 110]);
});

it("takes rows to be as high as what stood at their places before", () => {
  const heights = createRowHeights([40, 60]);
  heights.measure("a", 20);
  expect(heights.startsOf(rows)).toEqual([0, 20, 80, 100]);
});

it("knows rows wherever they are moved to", () => {
  const heights = createRowHeights([]);
  heights.measure("a", 10);
  heights.measure("c", 70);
  expect(heights.startsOf(rows.toReversed())).toEqual([0, 70, 80, 90]);
});

it("says that something has changed only when it has", () => {
  const heights = createRowHeights([]);
  heights.measure("a", 10);
  const { version } = heights;
  const before = version();
  heights.measure("a", 10);
  expect(version()).toBe(before);
  heights.measure("a", 11);
  expect(version()).not.toBe(before);
});
