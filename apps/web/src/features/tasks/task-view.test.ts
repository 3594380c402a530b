import { describe, expect, it } from "vitest";
import {
  countFilters,
  defaultView,
  readView,
  type TaskView,
  toListInput,
  without,
  writeView,
} from "./task-view.ts";

const everything: TaskView = {
  state: "done",
  search: "milk",
  priority: "high",
  tag: "home & garden",
  due: "week",
  sort: "dueAt",
  order: "asc",
};

describe("the address bar", () => {
  it("says nothing about the default view", () => {
    expect(writeView(defaultView)).toEqual({});
    expect(readView({})).toEqual(defaultView);
  });

  it("says everything about any other, and is read back alike", () => {
    const search = writeView(everything);
    expect(search).toEqual({
      state: "done",
      q: "milk",
      priority: "high",
      tag: "home & garden",
      due: "week",
      sort: "dueAt",
      order: "asc",
    });
    expect(readView(search)).toEqual(everything);
  });

  it("is no reason to fail when it makes no sense", () => {
    const nonsense = {
      state: "?",
      q: "   ",
      priority: "9",
      tag: " ",
      due: "2026-99-99..",
      sort: "id",
      order: "up",
    };
    expect(readView(nonsense)).toEqual(defaultView);
  });

  it("cuts a search that the server would refuse", () => {
    expect(readView({ q: "x".repeat(300) }).search).toHaveLength(200);
  });
});

describe("toListInput", () => {
  const now = new Date(2026, 2, 5, 14, 30);

  it("asks for open tasks by default", () => {
    expect(toListInput(defaultView, now)).toEqual({
      limit: 30,
      completed: false,
      sort: "createdAt",
      order: "desc",
    });
  });

  it("asks for everything that is set", () => {
    expect(toListInput(everything, now)).toEqual({
      limit: 30,
      completed: true,
      search: "milk",
      priority: "high",
      tag: "home & garden",
      dueFrom: new Date(2026, 2, 5),
      dueBefore: new Date(2026, 2, 12),
      sort: "dueAt",
      order: "asc",
    });
  });

  it("does not ask for a state when all are wanted", () => {
    expect(toListInput({ ...defaultView, state: "all" }, now)).not.toHaveProperty("completed");
  });
});

it("counts and takes off filters", () => {
  expect(countFilters(everything)).toBe(3);
  expect(without(everything, "tag", "search")).not.toHaveProperty("tag");
  expect(countFilters(without(everything, "priority", "tag", "due"))).toBe(0);
});
