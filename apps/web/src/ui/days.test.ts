import { expect, it } from "vitest";
import { endOfDay, parseDay, writeDay } from "./days.ts";

it("a day lasts until its last moment", () => {
  expect(endOfDay(new Date(2026, 2, 5, 9))).toEqual(new Date(2026, 2, 5, 23, 59, 59, 999));
});

it("writes a day as it is read", () => {
  expect(writeDay(parseDay("2028-02-29") ?? new Date(0))).toBe("2028-02-29");
  expect(parseDay("2027-02-29")).toBeNull();
});
