import { expect, it } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { undoEdits } from "./undo-edits.ts";

it("gives each task back what it had, those that had the same together", () => {
  const tasks = [task("a", "high"), task("b", "low"), task("c", "high"), task("d", "urgent")];
  expect(undone(tasks, { priority: "urgent" })).toEqual([
    [["a", "c"], { priority: "high" }],
    [["b"], { priority: "low" }],
  ]);
});

it.each([
  [{ addTag: "home" }, [[["b"], { removeTag: "home" }]]],
  [{ removeTag: "home" }, [[["a"], { addTag: "home" }]]],
  [{ dueAt: new Date(5) }, [[["a"], { dueAt: null }]]],
  [{ dueAt: null }, [[["b"], { dueAt: new Date(5) }]]],
  [{ completed: false }, []],
])("takes %o back where it changed something", (edit, expected) => {
  const tagged = { ...task("a", "normal"), tags: ["home"] };
  const due = { ...task("b", "normal"), dueAt: new Date(5) };
  expect(undone([tagged, due], edit)).toEqual(expected);
});

function undone(tasks: Task[], edit: Parameters<typeof undoEdits>[1]) {
  return undoEdits(tasks, edit).map(({ tasks: some, edit: back }) => [
    some.map(({ id }) => id),
    back,
  ]);
}

function task(id: string, priority: Task["priority"]): Task {
  return {
    id,
    title: id,
    description: "",
    completed: false,
    completedAt: null,
    priority,
    dueAt: null,
    tags: [],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    version: 1,
  };
}
