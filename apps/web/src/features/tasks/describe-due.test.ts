import { expect, it } from "vitest";
import { describeDue } from "./describe-due.ts";

const now = new Date(2026, 2, 1, 0, 30);

it.each([
  [new Date(2026, 2, 1, 23, 59, 59, 999), "Today"],
  [new Date(2026, 2, 2, 0, 0), "Tomorrow"],
  [new Date(2026, 1, 28, 12, 0), "Yesterday"],
  [new Date(2026, 2, 3), "3 Mar"],
  [new Date(2025, 11, 31), "31 Dec 2025"],
])("half past midnight on 1 March, %s is %s", (dueAt, text) => {
  expect(describeDue(dueAt, now)).toBe(text);
});
