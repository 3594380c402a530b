import { describe, expect, it } from "vitest";
import {
  CreateTaskInput,
  ListTasksInput,
  Task,
  TaskRef,
  TaskTags,
  UpdateTaskInput,
} from "./tasks.ts";

const id = "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44";

describe("CreateTaskInput", () => {
  it("needs a title and fills in the rest", () => {
    expect(CreateTaskInput.parse({ title: " Buy milk " })).toEqual({
      title: "Buy milk",
      description: "",
      priority: "normal",
      dueAt: null,
      tags: [],
    });
  });

  it.each([
    { title: "x" },
    { title: "x".repeat(200) },
    { title: "<script>alert(1)</script>" },
    { title: "50% _off_ \\ 'quoted'; --" },
    { description: "" },
    { description: "x".repeat(10_000) },
    { description: "  two\n\nparagraphs  " },
    { priority: "urgent" },
    { dueAt: null },
    { dueAt: new Date("9999-12-31T23:59:59.999Z") },
  ])("takes %j as it is (E15)", (part) => {
    expect(CreateTaskInput.parse({ title: "Buy milk", ...part })).toMatchObject(part);
  });

  it.each([
    { title: "" },
    { title: "   " },
    { title: "x".repeat(201) },
    { title: "a\0b" },
    { title: "\uD800" },
    { title: { not: "" } },
    { title: null },
    { description: "x".repeat(10_001) },
    { description: "a\0" },
    { description: null },
    { priority: "asap" },
    { priority: 1 },
    { priority: { in: ["low"] } },
    { dueAt: "2026-01-01" },
    { dueAt: new Date("+275760-09-13T00:00:00Z") },
    { dueAt: new Date(Number.NaN) },
    { tags: "home" },
    { tags: ["a\0"] },
    { tags: [{ not: "" }] },
    { tags: { has: "home" } },
  ])("refuses %j (E5, E6, E8, E11)", (part) => {
    expect(CreateTaskInput.safeParse({ title: "Buy milk", ...part }).success).toBe(false);
  });

  it.each([
    { id },
    { userId: id },
    { ownerId: id },
    { user: { connect: { id } } },
    { completedAt: null },
    { version: 1 },
  ])("refuses to be told %j (D3, E10)", (extra) => {
    expect(CreateTaskInput.safeParse({ title: "Buy milk", ...extra }).success).toBe(false);
  });

  it.each([
    '{"title":"x","__proto__":{"polluted":true}}',
    '{"title":"x","constructor":{"prototype":{"polluted":true}}}',
  ])("takes no way to a prototype: %s (E10)", (json) => {
    expect(CreateTaskInput.safeParse(JSON.parse(json)).success).toBe(false);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("TaskTags", () => {
  it.each([
    [[], []],
    [["home", "home"], ["home"]],
    [[" home", "home "], ["home"]],
    [
      ["b", "a", "b"],
      ["b", "a"],
    ],
    [
      ["home", "Home"],
      ["home", "Home"],
    ],
  ])("reads %j as %j", (entered, tags) => {
    expect(TaskTags.parse(entered)).toEqual(tags);
  });

  it("takes 20 tags of 40 characters, and no more and no longer ones", () => {
    const tags = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(40, "x"));
    expect(TaskTags.parse(tags)).toEqual(tags);
    expect(TaskTags.safeParse([...tags, "one more"]).success).toBe(false);
    expect(TaskTags.safeParse(["x".repeat(41)]).success).toBe(false);
  });

  it.each([[[""]], [["  "]], [[7]], [[null]], [[["home"]]]])("refuses %j (E11)", (tags) => {
    expect(TaskTags.safeParse(tags).success).toBe(false);
  });
});

describe("ListTasksInput", () => {
  it("lists one's newest tasks to those who ask for nothing", () => {
    const standard = { limit: 20, sort: "createdAt", order: "desc" };
    expect(ListTasksInput.parse(undefined)).toEqual(standard);
    expect(ListTasksInput.parse({})).toEqual(standard);
  });

  it("takes every filter at once", () => {
    const input = {
      limit: 5,
      cursor: "abc",
      completed: false,
      priority: "high",
      tag: "home",
      dueFrom: new Date(0),
      dueBefore: new Date(1),
      search: "100% _milk_",
      sort: "dueAt",
      order: "asc",
    };
    expect(ListTasksInput.parse(input)).toEqual(input);
  });

  it.each([
    { completed: "false" },
    { completed: { not: true } },
    { priority: { not: "low" } },
    { tag: "" },
    { tag: { has: "home" } },
    { dueFrom: { gte: new Date() } },
    { dueBefore: "2026-01-01" },
    { search: "x".repeat(201) },
    { search: "x".repeat(10_001) },
    { search: "a\0" },
    { search: { contains: "" } },
    { sort: "id" },
    { sort: "title; DROP TABLE tasks" },
    { order: "DESC" },
    { where: {} },
    { userId: id },
    { skip: -1 },
  ])("refuses %j (E5, E10, E11, E12)", (input) => {
    expect(ListTasksInput.safeParse(input).success).toBe(false);
  });
});

describe("UpdateTaskInput", () => {
  it.each([
    { title: "Buy bread" },
    { description: "" },
    { completed: true },
    { priority: "low" },
    { dueAt: null },
    { tags: [] },
    { version: 3, completed: false },
  ])("takes %j", (changes) => {
    expect(UpdateTaskInput.parse({ id, ...changes })).toEqual({ id, ...changes });
  });

  it.each([
    {},
    { version: 3 },
    { title: undefined },
    { version: 3, title: undefined, tags: undefined },
  ])("refuses %o, which changes nothing", (changes) => {
    expect(UpdateTaskInput.safeParse({ id, ...changes }).error?.issues).toMatchObject([
      { path: [], message: "Name at least one field to change." },
    ]);
  });

  it.each([
    { completedAt: new Date(0) },
    { userId: id },
    { version: { increment: 1 }, title: "x" },
    { version: 0, title: "x" },
    { completed: 1 },
    { title: { set: "x" } },
    { id: { not: id }, title: "x" },
  ])("refuses %j (D3, E7, E11)", (changes) => {
    expect(UpdateTaskInput.safeParse({ id, ...changes }).success).toBe(false);
  });
});

describe("TaskRef", () => {
  it.each([{}, { id: "1" }, { id, userId: id }, { id: { not: "" } }, null, [id]])(
    "refuses %j (E9, E11)",
    (ref) => {
      expect(TaskRef.safeParse(ref).success).toBe(false);
    },
  );
});

describe("Task", () => {
  it("lets nothing out that it does not name (D5)", () => {
    const task = {
      id,
      title: "Buy milk",
      description: "",
      completed: false,
      completedAt: null,
      priority: "normal",
      dueAt: null,
      tags: ["home"],
      createdAt: new Date(0),
      updatedAt: new Date(0),
      version: 1,
    };
    expect(Task.parse({ ...task, userId: id, searchVector: "'milk'" })).toEqual(task);
  });
});
