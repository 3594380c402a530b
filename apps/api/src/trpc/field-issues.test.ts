import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RegisterInput } from "@tenon/schemas/auth";
import { CreateTaskInput, ListTasksInput } from "@tenon/schemas/tasks";
import { fieldIssues } from "./field-issues.ts";

function issuesOf(schema: z.ZodType, input: unknown) {
  const { error } = schema.safeParse(input);
  return error ? fieldIssues(error) : [];
}

describe("fieldIssues", () => {
  it("names the field and what is wrong with it", () => {
    expect(issuesOf(RegisterInput, { email: "ada", password: "short" })).toEqual([
      { path: ["email"], message: "Must be an e-mail address." },
      { path: ["password"], message: "Must be at least 8 characters." },
    ]);
  });

  it("names a place in a list by its number, and the whole input by an empty path", () => {
    expect(issuesOf(CreateTaskInput, { title: "x", tags: ["a", ""] })).toEqual([
      { path: ["tags", 1], message: "Must not be blank." },
    ]);
    expect(issuesOf(CreateTaskInput, 7)).toMatchObject([{ path: [] }]);
  });

  it.each<[string, z.ZodType, unknown]>([
    [
      "5,000 unknown keys",
      CreateTaskInput,
      Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key-${index}`, index])),
    ],
    ["an unknown key of a megabyte", ListTasksInput, { ["k".repeat(1e6)]: 1 }],
    [
      "25,000 wrong items",
      CreateTaskInput,
      { title: "x", tags: Array.from({ length: 25_000 }, () => 7) },
    ],
    [
      "25,000 items",
      CreateTaskInput,
      { title: "x", tags: Array.from({ length: 25_000 }, () => "t") },
    ],
    [
      "10,000 levels",
      CreateTaskInput,
      { title: nested(10_000), tags: nested(10_000), description: nested(10_000) },
    ],
    [
      "a text of a megabyte in each field",
      CreateTaskInput,
      { title: "x".repeat(1e6), description: "x".repeat(1e6), priority: "x".repeat(1e6) },
    ],
  ])("stays small whatever comes: %s (E13)", (_name, schema, input) => {
    const start = performance.now();
    const issues = issuesOf(schema, input);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(issues).length).toBeLessThan(2048);
  });

  it("names the first twenty of any number of issues (E13)", () => {
    const wrong = Array.from({ length: 25_000 }, () => 7);
    const issues = issuesOf(z.array(z.string("Must be text.")), wrong);
    expect(issues.map(({ path }) => path)).toEqual(
      Array.from({ length: 20 }, (_, index) => [index]),
    );
  });

  it("cuts long paths, names and messages", () => {
    const deep = z.record(z.string(), z.record(z.string(), z.never("m".repeat(1000))));
    const [issue] = issuesOf(deep, { ["a".repeat(1000)]: { b: 1 } });
    expect(issue).toEqual({ path: [`${"a".repeat(199)}…`, "b"], message: `${"m".repeat(199)}…` });
    const path = Array.from({ length: 30 }, (_, index) => index);
    const error = new z.ZodError([{ code: "custom", path, message: "no", input: undefined }]);
    expect(fieldIssues(error)).toEqual([{ path: path.slice(0, 10), message: "no" }]);
  });
});

function nested(levels: number): unknown {
  return Array.from({ length: levels }).reduce<unknown>((inner) => [inner], "x");
}
