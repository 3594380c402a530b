import { expect, it } from "vitest";
import { partsOf, rowsBetween, shownRows } from "./near-rows.ts";

/** Five rows: 10, 20, 10, 40 and 20 high. */
const starts = [0, 10, 30, 40, 80, 100];

it.each([
  [0, 5, { from: 0, to: 1 }],
  [-500, 9, { from: 0, to: 1 }],
  [12, 45, { from: 1, to: 4 }],
  [30, 40, { from: 2, to: 4 }],
  [99, 900, { from: 4, to: 5 }],
  [500, 900, { from: 4, to: 5 }],
  [-900, -500, { from: 0, to: 0 }],
])("between %d and %d are the rows of %o", (top, bottom, span) => {
  expect(rowsBetween(starts, top, bottom)).toEqual(span);
});

it("finds no row in an empty list", () => {
  expect(partsOf([0], shownRows(rowsBetween([0], 0, 900), 3, 0))).toEqual([]);
});

it.each([
  [null, [1, 2]],
  [2, [1, 2, 3]],
  [4, [1, 2, 3, 4]],
  [0, [0, 1, 2]],
  [9, [1, 2]],
])("with row %s held, shows the rows %o", (held, shown) => {
  expect(shownRows({ from: 1, to: 3 }, held, 5)).toEqual(shown);
});

it("leaves the room of the rows that are not shown, so that all take as much as ever", () => {
  const parts = partsOf(starts, [1, 3]);
  expect(parts).toEqual([
    { room: 10, before: 1 },
    { index: 1 },
    { room: 10, before: 3 },
    { index: 3 },
    { room: 20, before: 5 },
  ]);
});

it("leaves no room where all are shown", () => {
  expect(partsOf(starts, [0, 1, 2, 3, 4])).toEqual([0, 1, 2, 3, 4].map((index) => ({ index })));
});
