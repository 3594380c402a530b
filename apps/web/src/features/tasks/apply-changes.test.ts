import { describe, expect, it } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { applyChanges } from "./apply-changes.ts";
import type { TaskChange } from "./task-changes.ts";
import { defaultView } from "./task-view.ts";

const looking = { view: defaultView, now: new Date(2026, 2, 5) };

describe("applyChanges", () => {
  it("shows the server's list as it is when nothing is under way", () => {
    const shown = applyChanges([task("a"), task("b")], [], looking);
    expect(shown).toEqual([
      { ...task("a"), isStored: true, isWaiting: false },
      { ...task("b"), isStored: true, isWaiting: false },
    ]);
  });

  it("shows new tasks first, the newest on top, as not stored", () => {
    const changes: TaskChange[] = [
      { type: "add", key: "1", task: task("first") },
      { type: "add", key: "2", task: task("second") },
    ];
    expect(titles(applyChanges([task("a")], changes, looking))).toEqual(["second", "first", "a"]);
    expect(applyChanges([task("a")], changes, looking).map(({ isStored }) => isStored)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("shows a new task once, also when the list has caught up with it", () => {
    const added: TaskChange = { type: "add", key: "1", task: task("new"), savedAs: "new" };
    expect(titles(applyChanges([task("a")], [added], looking))).toEqual(["new", "a"]);
    expect(titles(applyChanges([task("new"), task("a")], [added], looking))).toEqual(["new", "a"]);
  });

  it("does not show a new task where the filter would not let it be", () => {
    const added: TaskChange = { type: "add", key: "1", task: task("new") };
    expect(
      applyChanges([], [added], { ...looking, view: { ...defaultView, state: "done" } }),
    ).toEqual([]);
  });

  it("applies edits in their order and leaves the other fields", () => {
    const changes: TaskChange[] = [
      { type: "edit", key: "1", ids: new Set(["a"]), edit: { title: "one", dueAt: null } },
      { type: "edit", key: "2", ids: new Set(["a"]), edit: { title: "two" } },
    ];
    const due = { ...task("a"), dueAt: new Date(2026, 2, 5), tags: ["home"] };
    expect(applyChanges([due], changes, looking)).toEqual([
      { ...due, title: "two", dueAt: null, isStored: true, isWaiting: true },
    ]);
  });

  it("puts a tag on and takes one off, but puts none on a task that is full", () => {
    const full = { ...task("full"), tags: Array.from({ length: 20 }, (_, index) => `${index}`) };
    const tagged = { ...task("a"), tags: ["home", "new", "old"] };
    const ids = new Set(["a", "full"]);
    const changes: TaskChange[] = [
      { type: "edit", key: "1", ids, edit: { addTag: "new", priority: "high" } },
      { type: "edit", key: "2", ids, edit: { removeTag: "old" } },
    ];
    expect(applyChanges([tagged, full], changes, looking)).toMatchObject([
      { tags: ["home", "new"], priority: "high" },
      { tags: full.tags, priority: "normal" },
    ]);
  });

  it("keeps a task in its place while it no longer matches, until the server's list is read again", () => {
    const done: TaskChange = {
      type: "edit",
      key: "1",
      ids: new Set(["a"]),
      edit: { completed: true },
    };
    expect(applyChanges([task("a")], [done], looking)).toEqual([
      { ...task("a"), completed: true, isStored: true, isWaiting: true },
    ]);
  });

  it("hides what was removed, also a task that was just added", () => {
    const changes: TaskChange[] = [
      { type: "remove", key: "1", ids: new Set(["a"]) },
      { type: "add", key: "2", task: task("new"), savedAs: "new" },
      { type: "remove", key: "3", ids: new Set(["new"]) },
    ];
    expect(titles(applyChanges([task("a"), task("b")], changes, looking))).toEqual(["b"]);
  });
});

function titles(tasks: Task[]): string[] {
  return tasks.map(({ title }) => title);
}

function task(id: string): Task {
  return {
    id,
    title: id,
    description: "",
    completed: false,
    completedAt: null,
    priority: "normal",
    dueAt: null,
    tags: [],
    createdAt: new Date(0),
    updatedAt: new Date(0),
    version: 1,
  };
}
