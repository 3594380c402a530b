import { expect, it } from "vitest";
import { createLeftChanges, goOnWith } from "./left-changes.ts";
import type { Kept } from "./outbox.ts";

it("hands each change to its kind in the order they were made, and leaves what is of none", async () => {
  const { leave, left, goOn, resumed, dropped } = setUp();
  leave({ type: "tasks.add", title: "One" }, { type: "comments.add", title: "Two" });
  leave({ type: "tasks.edit", title: "Three" }, { type: "carts.add" }, "nothing", null);
  await goOn();
  expect(resumed).toEqual(["tasks 1 One", "comments 2 Two", "tasks 3 Three"]);
  expect([left(), dropped]).toEqual([["4", "5", "6"], []]);
});

it("drops a change that its kind can't read", async () => {
  const { leave, goOn, resumed, dropped } = setUp();
  leave({ type: "tasks.add" });
  await goOn();
  expect([resumed, dropped]).toEqual([[], ["1"]]);
});

it("tries again later when what reads it could not be loaded, and hands nothing over twice", async () => {
  const { leave, goOn, loading, resumed, dropped } = setUp();
  leave({ type: "tasks.add", title: "One" }, { type: "tasks.add", title: "Two" });
  loading.fails = true;
  await goOn();
  expect([resumed, dropped]).toEqual([[], []]);
  loading.fails = false;
  await Promise.all([goOn(), goOn()]);
  expect(resumed.toSorted()).toEqual(["tasks 1 One", "tasks 2 Two"]);
});

it("does nothing while what is left can't be read", async () => {
  const goOn = createLeftChanges(
    { adopt: () => Promise.reject(new Error("Storage is forbidden.")), drop() {} },
    {},
  );
  await expect(goOn()).resolves.toBeUndefined();
});

function setUp() {
  let kept: Kept[] = [];
  let count = 0;
  const resumed: string[] = [];
  const dropped: string[] = [];
  const loading = { fails: false };
  const kind = (noun: string) =>
    goOnWith(
      async () => {
        if (loading.fails) throw new TypeError("Failed to fetch");
        return readTitle;
      },
      (key, { title }) => void resumed.push(`${noun} ${key} ${title}`),
    );
  const goOn = createLeftChanges(
    {
      async adopt(isKnown = () => true) {
        const taken = kept.filter(({ change }) => isKnown(change));
        kept = kept.filter(({ change }) => !isKnown(change));
        return taken;
      },
      drop: (key) => void dropped.push(key),
    },
    { tasks: kind("tasks"), comments: kind("comments") },
  );
  const leave = (...changes: unknown[]) => {
    for (const change of changes) {
      count += 1;
      kept.push({ key: String(count), owner: "ada", at: count, triedAt: null, change });
    }
  };
  const left = () => kept.map(({ key }) => key);
  return { leave, left, goOn, loading, resumed, dropped };
}

function readTitle(change: unknown): { title: string } | null {
  const isTitled = typeof change === "object" && change !== null && "title" in change;
  return isTitled ? { title: String(change.title) } : null;
}
