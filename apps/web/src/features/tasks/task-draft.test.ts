import { describe, expect, it } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { compare, isUnchanged, rebase, toDraft, toEdit } from "./task-draft.ts";

const base: Task = {
  id: "0198c0de-0000-7000-8000-000000000001",
  title: "Buy milk",
  description: "",
  completed: false,
  completedAt: null,
  priority: "normal",
  dueAt: new Date(2026, 2, 5, 15, 0),
  tags: ["home"],
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
};

describe("toEdit", () => {
  it("is empty for an untouched draft, and keeps the hour of a due date that came from elsewhere", () => {
    expect(toEdit(base, toDraft(base))).toEqual({});
    expect(isUnchanged(base, toDraft(base))).toBe(true);
  });

  it("holds only what was changed", () => {
    const draft = { ...toDraft(base), title: "Buy oat milk", dueAt: "2026-03-06" };
    expect(toEdit(base, draft)).toEqual({
      title: "Buy oat milk",
      dueAt: new Date(2026, 2, 6, 23, 59, 59, 999),
    });
  });

  it("takes the due date away when the day is cleared", () => {
    expect(toEdit(base, { ...toDraft(base), dueAt: "" })).toEqual({ dueAt: null });
  });
});

describe("a task that changed meanwhile", () => {
  const draft = { ...toDraft(base), title: "Buy oat milk" };
  const current: Task = { ...base, title: "Buy soy milk", tags: ["home", "shop"], version: 2 };

  it("is compared with the draft field by field", () => {
    expect(compare({ base, draft, current })).toEqual([
      { field: "title", stored: "Buy soy milk", mine: "Buy oat milk" },
      { field: "tags", stored: "home, shop", mine: null },
    ]);
  });

  it("shows what was cleared as a word", () => {
    const cleared = { ...current, title: base.title, tags: [], dueAt: null };
    expect(
      compare({ base, draft: toDraft(base), current: cleared }).map(({ stored }) => stored),
    ).toEqual(["None", "None"]);
  });

  it("keeps what was mine and takes over the rest", () => {
    const merged = rebase({ base, draft, current });
    expect(merged).toEqual({ ...toDraft(current), title: "Buy oat milk" });
    expect(toEdit(current, merged)).toEqual({ title: "Buy oat milk" });
  });
});
