import { expect, it } from "vitest";
import { add, extend, noneYet, type Selected, toggle } from "./selection.ts";

const listed = ["a", "b", "c", "d", "e"];

it("begins with the first row that is toggled, and takes it out again", () => {
  const one = toggle(null, "b");
  expect(idsOf(one)).toEqual(["b"]);
  expect(idsOf(toggle(one, "b"))).toEqual([]);
});

it.each([
  ["b", "d"],
  ["d", "b"],
])("extends from %s, the row selected last, to %s", (from, to) => {
  const extended = extend(toggle(noneYet, from), listed, to);
  expect(idsOf(extended).toSorted()).toEqual(["b", "c", "d"]);
});

it("extends from the same row again, and keeps what was selected before", () => {
  const selected = extend(toggle(toggle(noneYet, "a"), "c"), listed, "d");
  expect(idsOf(extend(selected, listed, "e"))).toEqual(["a", "c", "d", "e"]);
});

it.each([null, noneYet, toggle(noneYet, "gone")])(
  "extends to one row where the first is not listed: %o",
  (selected) => {
    expect(idsOf(extend(selected, listed, "c"))).toContain("c");
    expect(idsOf(extend(selected, listed, "c"))).not.toContain("b");
  },
);

it("adds rows, and extends from the last of them", () => {
  expect(idsOf(extend(add(null, ["a", "b"]), listed, "c"))).toEqual(["a", "b", "c"]);
});

function idsOf(selected: Selected): string[] {
  return [...(selected?.ids ?? [])];
}
