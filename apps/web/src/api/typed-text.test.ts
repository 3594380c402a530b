import { expect, it } from "vitest";
import { restoreTyped, writeTyped } from "./typed-text.ts";

const stored = { title: "Order the oak", tags: ["wood"], completed: false, ends: { day: "" } };

it("keeps only what was changed", () => {
  expect(writeTyped(stored, { ...stored, tags: ["wood"] })).toBeNull();
  const text = writeTyped(stored, { ...stored, title: "Order the ash", tags: [] });
  expect(JSON.parse(text ?? "")).toEqual({ title: "Order the ash", tags: [] });
});

it("puts it over what is stored by now", () => {
  const text = writeTyped(stored, { ...stored, title: "Order the ash" });
  const newer = { ...stored, title: "Order the elm", completed: true };
  expect(restoreTyped(newer, text)).toEqual({ ...newer, title: "Order the ash" });
});

it.each([
  null,
  "",
  "{",
  "[1]",
  "null",
  '{"title": 7, "tags": "wood", "completed": null, "ends": {}, "other": "x"}',
])("leaves out what does not fit: %s", (text) => {
  expect(restoreTyped(stored, text)).toEqual(stored);
});
