import { expect, it } from "vitest";
import { cpuBetween } from "./postgres-cpu.ts";

it("counts what came meanwhile from its beginning, and what has gone not at all", () => {
  const before = new Map([
    [1, 100],
    [2, 50],
  ]);
  const after = new Map([
    [1, 130],
    [3, 7],
  ]);
  expect(cpuBetween(before, after)).toBe(37);
});

it("knows nothing where the system tells nothing", () => {
  expect(cpuBetween(null, new Map([[1, 1]]))).toBeNull();
  expect(cpuBetween(new Map([[1, 1]]), null)).toBeNull();
});
