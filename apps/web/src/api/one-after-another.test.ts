import { expect, it } from "vitest";
import { createLanes } from "./one-after-another.ts";

it("runs work one after another where its lanes meet, and beside each other elsewhere", async () => {
  const { run, begun, works } = setUp();
  const all = [
    run("first", ["a"]),
    run("second", ["a", "b"]),
    run("third", ["b"]),
    run("x", ["c"]),
  ];
  await settle();
  expect(begun).toEqual(["first", "x"]);
  works.get("first")?.resolve(null);
  await settle();
  expect(begun).toEqual(["first", "x", "second"]);
  works.get("second")?.resolve(null);
  await settle();
  expect(begun).toEqual(["first", "x", "second", "third"]);
  for (const { resolve } of works.values()) resolve(null);
  await Promise.all(all);
});

it("goes on after work that failed, and hands the failure to who asked for it", async () => {
  const { run, begun, works } = setUp();
  const first = run("first", ["a"]);
  const second = run("second", ["a"]);
  await settle();
  works.get("first")?.reject(new Error("No."));
  await expect(first).rejects.toThrow("No.");
  await settle();
  expect(begun).toEqual(["first", "second"]);
  works.get("second")?.resolve(null);
  await second;
});

function setUp() {
  const inLanes = createLanes();
  const begun: string[] = [];
  const works = new Map<string, PromiseWithResolvers<unknown>>();
  const run = (name: string, lanes: string[]) =>
    inLanes(lanes, () => {
      begun.push(name);
      const work = Promise.withResolvers<unknown>();
      works.set(name, work);
      return work.promise;
    });
  return { run, begun, works };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
