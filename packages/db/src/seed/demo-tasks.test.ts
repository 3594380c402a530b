import { expect, it } from "vitest";
import { demoTasks } from "./demo-tasks.ts";

const now = new Date("2030-05-15T10:00:00Z");

it("is always the same for the same day", () => {
  expect(demoTasks(now)).toEqual(demoTasks(now));
});

it("has something of everything: overdue, due today, due later, done, and without a date", () => {
  const tasks = demoTasks(now);
  const open = tasks.filter(({ completedAt }) => completedAt === null);
  const days = open.flatMap(({ dueAt }) =>
    dueAt ? [Math.floor((dueAt.getTime() - now.getTime()) / 86_400_000)] : [],
  );
  expect(days.some((day) => day < 0)).toBe(true);
  expect(days).toContain(0);
  expect(days.some((day) => day > 7)).toBe(true);
  expect(open.some(({ dueAt }) => dueAt === null)).toBe(true);
  expect(tasks.length - open.length).toBeGreaterThan(2);
});

it("never finished a task before it was made", () => {
  for (const { createdAt, updatedAt, completedAt } of demoTasks(now)) {
    expect(updatedAt.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
    expect((completedAt ?? now).getTime()).toBeGreaterThan(createdAt.getTime());
  }
});
