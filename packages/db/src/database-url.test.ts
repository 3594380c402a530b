import { expect, it } from "vitest";
import { databaseOf, withDatabase } from "./database-url.ts";

it.each([
  ["postgresql://user:secret@host:5432/shop", "shop"],
  ["postgresql://user@host/a%20b", "a b"],
  ["postgresql://user@host", "user"],
  ["postgresql://host", "postgres"],
])("reads the database of %s", (url, name) => {
  expect(databaseOf(url)).toBe(name);
});

it("changes the database and nothing else", () => {
  expect(withDatabase("postgresql://u:p@host:1/a?sslmode=require", "b c")).toBe(
    "postgresql://u:p@host:1/b%20c?sslmode=require",
  );
});
