import { expect, it } from "vitest";
import { lastDays } from "./last-days.ts";

const now = new Date("2026-03-30T23:30:00Z");

it("counts days by the clocks of a time zone, also when they were put forward", () => {
  const berlin = lastDays({ days: 3, timeZone: "Europe/Berlin" }, now);
  const days = ["2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"];
  expect(days.map((day) => berlin.dayOf(new Date(day)))).toEqual([
    null,
    "2026-03-29",
    "2026-03-30",
  ]);
  expect(berlin.dayOf(now)).toBe("2026-03-31");
});

it("begins no day before the moment that is asked from", () => {
  for (const timeZone of ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"]) {
    const { since, dayOf } = lastDays({ days: 2, timeZone }, now);
    expect(dayOf(since)).toBeNull();
    expect(dayOf(new Date(now.getTime() - 24 * 60 * 60_000))).not.toBeNull();
  }
});
