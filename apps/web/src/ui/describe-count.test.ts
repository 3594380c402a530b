import { expect, it } from "vitest";
import { describeCount } from "./describe-count.ts";

it.each([
  [0, "0 tasks"],
  [1, "1 task"],
  [49_988, "49,988 tasks"],
])("says %i of a task as %s", (count, text) => {
  expect(describeCount(count, "task")).toBe(text);
});
