import { expect, it } from "vitest";
import { greet } from "./greeting.ts";

it.each([
  ["2026-03-02T04:59", "Good evening, Ada"],
  ["2026-03-02T05:00", "Good morning, Ada"],
  ["2026-03-02T12:00", "Good afternoon, Ada"],
  ["2026-03-02T18:00", "Good evening, Ada"],
])("greets by the time of the day: %s", (time, greeting) => {
  expect(greet("Ada", new Date(time))).toBe(greeting);
});
