import { expect, it } from "vitest";
import { toMoment } from "./key-expiry.ts";

const now = new Date(2026, 2, 5, 14, 30);

it("ends with the last moment of a day", () => {
  const end = new Date(2026, 3, 4, 23, 59, 59, 999);
  expect(toMoment({ choice: "30", day: "" }, now)).toEqual(end);
  expect(toMoment({ choice: "day", day: "2026-04-04" }, now)).toEqual(end);
});

it("never ends when that was chosen", () => {
  expect(toMoment({ choice: "never", day: "2026-04-04" }, now)).toBeNull();
});

it("is no moment when the day is none", () => {
  expect(toMoment({ choice: "day", day: "2026-02-30" }, now)?.getTime()).toBeNaN();
});
