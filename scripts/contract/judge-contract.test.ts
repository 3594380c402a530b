import { describe, expect, it } from "vitest";
import type { Contract, ProcedureContract } from "@tenon/api/contract/contract";
import { judgeContract, tell } from "./judge-contract.ts";

const peek: ProcedureContract = {
  kind: "query",
  access: "user",
  idempotencyKey: "none",
  output: "Note",
  refusals: [],
};
const written: Contract = {
  version: 1,
  procedures: { "notes.peek": peek },
  errors: {},
  schemas: { Note: { type: "object", properties: { id: { type: "string" } } } },
};
const grown = { ...written, procedures: { ...written.procedures, "notes.list": peek } };
const broken = { ...written, procedures: {} };

it("has nothing against a contract that is as it was written", () => {
  expect(judgeContract({ before: written, after: written, explained: [] })).toEqual({
    differences: [],
    complaints: [],
    obstacles: [],
  });
});

it("complains of an addition until it is written, and lets it be", () => {
  const verdict = judgeContract({ before: written, after: grown, explained: [] });
  expect(verdict.complaints).toEqual(["+ adds: notes.list is new."]);
  expect(verdict.obstacles).toEqual([]);
});

describe("what breaks callers", () => {
  it("can't be written without a reason and a new version", () => {
    const verdict = judgeContract({ before: written, after: broken, explained: [] });
    expect(verdict.complaints).toEqual(["✗ breaks callers: notes.peek is gone."]);
    expect(verdict.obstacles).toHaveLength(2);
  });

  it("can't be written with a reason alone", () => {
    const { obstacles } = judgeContract({
      before: written,
      after: broken,
      explained: [],
      reason: "Nobody peeks.",
    });
    expect(obstacles).toEqual([
      expect.stringContaining("the contract's version is 2: say so in apps/api/"),
    ]);
  });

  it("can be written with both", () => {
    const after = { ...broken, version: 2 };
    const { obstacles } = judgeContract({
      before: written,
      after,
      explained: [],
      reason: "Nobody peeks.",
    });
    expect(obstacles).toEqual([]);
  });
});

it("refuses a new version, and a reason, where nothing breaks", () => {
  const after = { ...grown, version: 2 };
  const { obstacles } = judgeContract({
    before: written,
    after,
    explained: [],
    reason: "Why not.",
  });
  expect(obstacles).toHaveLength(2);
});

it("complains of a version that nobody explained", () => {
  const second = { ...written, version: 2 };
  const { complaints } = judgeContract({ before: second, after: second, explained: [] });
  expect(complaints).toEqual([
    "contract/breaking.md does not say what broke callers in version 2.",
  ]);
  expect(judgeContract({ before: second, after: second, explained: [2] }).complaints).toEqual([]);
});

it("lets no difference pass for want of a sentence", () => {
  const after = { ...written, schemas: { ...written.schemas, Unused: { type: "string" } } };
  expect(judgeContract({ before: written, after, explained: [] }).complaints).toEqual([
    "The snapshot is written otherwise, in a way that no caller notices.",
  ]);
});

it("names the places where something is noticed, the first ones", () => {
  const at = ["a.list", "b.list", "c.list", "d.list"];
  expect(tell({ sentence: "Note.id is no longer answered.", breaking: true, at })).toBe(
    "✗ breaks callers: Note.id is no longer answered. (a.list, b.list and 2 more)",
  );
});
