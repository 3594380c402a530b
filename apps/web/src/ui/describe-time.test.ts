import { expect, it } from "vitest";
import { describeAge, describeDate } from "./describe-time.ts";

const now = new Date(2026, 2, 5, 12, 0);

it.each([
  [0, "just now"],
  [44, "just now"],
  [60, "1 minute ago"],
  [3_500, "1 hour ago"],
  [86_400, "yesterday"],
  [3 * 86_400, "3 days ago"],
  [40 * 86_400, "last month"],
  [800 * 86_400, "2 years ago"],
])("%d seconds ago is %s", (seconds, text) => {
  expect(describeAge(new Date(now.getTime() - seconds * 1000), now)).toBe(text);
});

it("names the year of a day when it is another one", () => {
  expect(describeDate(new Date(2026, 10, 2), now)).toBe("2 Nov");
  expect(describeDate(new Date(2027, 0, 2), now)).toBe("2 Jan 2027");
});
