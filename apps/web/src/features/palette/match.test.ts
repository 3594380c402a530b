import { describe, expect, it } from "vitest";
import { matchOf } from "./match.ts";

describe("a text fits", () => {
  it.each([
    ["Tasks", "tas"],
    ["Tasks", "TASKS"],
    ["Tasks", "tsk"],
    ["New task", "nt"],
    ["New task", "task"],
    ["New task", "newt"],
    ["API keys", "apik"],
    ["Café Zürich", "cafe zur"],
    ["“Order” the oak", "order the"],
    ["𝒳 Ωmega 木材", "木材"],
    ["Anything", "  "],
  ])("%s: %s", (text, typed) => {
    expect(matchOf(text, typed)).not.toBeNull();
  });
});

describe("a text doesn’t fit", () => {
  it.each([
    ["Tasks", "tasksy"],
    ["Tasks", "ask"],
    ["Settings", "sgs!x"],
    ["Your account in every detail there is", "yatl"],
    ["", "a"],
  ])("%s: %s", (text, typed) => {
    expect(matchOf(text, typed)).toBeNull();
  });
});

describe("of two texts, the better", () => {
  it.each([
    ["o", "Orders", "Sign out"],
    ["ord", "Orders", "Open a road"],
    ["task", "Tasks", "New task"],
    ["nt", "New task", "Notices"],
    ["sec", "Security", "Settings of each cat"],
  ])("%s: %s before %s", (typed, better, worse) => {
    expect(matchOf(better, typed)).toBeGreaterThan(matchOf(worse, typed) ?? -1);
  });
});

it("is done with the longest texts, too", () => {
  expect(matchOf("a".repeat(500), "a".repeat(200))).not.toBeNull();
});
