import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { findPostgresBinaries } from "./binaries.ts";

it("finds the PostgreSQL of this platform", () => {
  const { initdb, postgres } = findPostgresBinaries();
  expect([existsSync(initdb), existsSync(postgres)]).toEqual([true, true]);
});

it("points to DATABASE_URL on a platform without one", () => {
  expect(() => findPostgresBinaries("sunos", "sparc")).toThrow(
    "There is no embedded PostgreSQL for sunos on sparc. Set DATABASE_URL",
  );
});
