import { expect, it } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { matchesView } from "./matches-view.ts";
import { defaultView } from "./task-view.ts";

const now = new Date(2026, 2, 5, 14, 30);
const task: Task = {
  id: "0198c0de-0000-7000-8000-000000000001",
  title: "Buy oat milk",
  description: "Two litres, Ärzte-Café",
  completed: false,
  completedAt: null,
  priority: "high",
  dueAt: new Date(2026, 2, 5, 23, 59, 59, 999),
  tags: ["home"],
  createdAt: now,
  updatedAt: now,
  version: 1,
};

it.each([
  [{}, true],
  [{ state: "done" as const }, false],
  [{ state: "all" as const }, true],
  [{ priority: "high" as const }, true],
  [{ priority: "low" as const }, false],
  [{ tag: "home" }, true],
  [{ tag: "hom" }, false],
  [{ search: "MIL oat" }, true],
  [{ search: "ilk" }, false],
  [{ search: "café" }, true],
  [{ search: "!?" }, false],
  [{ due: "today" as const }, true],
  [{ due: "overdue" as const }, false],
  [{ due: { from: "2026-03-06", to: "" } }, false],
])("an open task due today matches %j: %s", (filters, expected) => {
  expect(matchesView(task, { ...defaultView, ...filters }, now)).toBe(expected);
});

it("a task without a due date is in no range", () => {
  expect(matchesView({ ...task, dueAt: null }, { ...defaultView, due: "overdue" }, now)).toBe(
    false,
  );
});
