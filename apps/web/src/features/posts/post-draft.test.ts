import { expect, it } from "vitest";
import { compare, isUnchanged, rebase, toDraft, toEdit } from "./post-draft.ts";

const base = { title: "First", body: "One" };

it("begins empty", () => {
  expect(toDraft(null)).toEqual({ title: "", body: "" });
});

it("sends only what was changed", () => {
  expect(toEdit(base, { title: "First", body: "Two" })).toEqual({ body: "Two" });
  expect(isUnchanged(base, { ...base })).toBe(true);
  expect(isUnchanged(base, { ...base, title: "" })).toBe(false);
});

it("keeps what was changed here on top of what was stored meanwhile", () => {
  const draft = { title: "First", body: "Mine" };
  const current = { title: "Theirs", body: "Theirs" };
  expect(rebase({ base, draft, current })).toEqual({ title: "Theirs", body: "Mine" });
});

it("tells where the two versions part, and what was left alone here", () => {
  const draft = { title: "First", body: "Mine" };
  expect(compare({ base, draft, current: { title: "Theirs", body: "Theirs" } })).toEqual([
    { field: "title", stored: "Theirs", mine: null },
    { field: "body", stored: "Theirs", mine: "Mine" },
  ]);
  expect(compare({ base, draft, current: draft })).toEqual([]);
});
