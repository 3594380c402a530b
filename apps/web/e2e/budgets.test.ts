import { expect, it } from "vitest";
import { excess } from "./budgets.ts";

const nothing = {
  script: { gzip: 0, brotli: 0 },
  style: { gzip: 0, brotli: 0 },
  requests: 0,
  shift: 0,
};

it.each([
  { what: "bytes of script", taken: { script: { gzip: 1_000_000, brotli: 0 } } },
  { what: "bytes of style", taken: { style: { gzip: 1_000_000, brotli: 0 } } },
  { what: "requests", taken: { requests: 1_000 } },
  { what: "shift", taken: { shift: 1 } },
])("says by how much a visit takes too many $what", ({ what, taken }) => {
  const said = excess("guest", { ...nothing, ...taken });
  expect(said).toEqual([expect.stringMatching(new RegExp(`^${what}: 1\\d*, at most [\\d.]+$`))]);
});

it("says nothing of a visit within its budget", () => {
  expect(excess("member", nothing)).toEqual([]);
});
