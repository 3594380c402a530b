import { expect, it } from "vitest";
import { createStatementNames } from "./statement-names.ts";

it("gives the same statement the same name", () => {
  const nameOf = createStatementNames();
  const first = nameOf({ sql: "SELECT 1" });
  expect(nameOf({ sql: "SELECT 2" })).not.toBe(first);
  expect(nameOf({ sql: "SELECT 1" })).toBe(first);
});

it("leaves statements unnamed beyond the limit", () => {
  const nameOf = createStatementNames({ maxNames: 1 });
  const first = nameOf({ sql: "SELECT 1" });
  expect(nameOf({ sql: "SELECT 2" })).toBe("");
  expect(nameOf({ sql: "SELECT 1" })).toBe(first);
});

it("leaves a long list of values unnamed", () => {
  const nameOf = createStatementNames();
  expect(nameOf({ sql: `SELECT ${"$1,".repeat(4_000)}` })).toBe("");
});
