import { expect, it } from "vitest";
import { isSame } from "./is-same.ts";

const task = { id: "a", dueAt: new Date(5), tags: ["oak"], owner: { name: "Ada" } };
const describe = String;

it.each([
  [1, 1],
  [null, null],
  [new Date(5), new Date(5)],
  [task, structuredClone(task)],
  [
    { task, describe },
    { describe, task: { ...task } },
  ],
])("takes %o and %o to say the same", (one, other) => {
  expect(isSame(one, other)).toBe(true);
});

it.each([
  [1, 2],
  [null, {}],
  [{}, []],
  [new Date(5), new Date(6)],
  [new Date(5), {}],
  [task, { ...task, dueAt: null }],
  [task, { ...task, tags: ["oak", "ash"] }],
  [task, { ...task, owner: { name: "Bob" } }],
  [{ a: undefined }, { b: undefined }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ describe }, { describe: Number }],
  [new Map([["a", 1]]), new Map([["a", 1]])],
])("tells %o from %o", (one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSame(other, one)).toBe(false);
});
