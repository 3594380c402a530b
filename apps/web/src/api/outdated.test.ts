import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createOutdated } from "./outdated.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("reads an answer once after a burst, and for a steady stream once a second", async () => {
  const { outdated, reads, show } = setUp();
  await show("tasks");
  for (let count = 0; count < 500; count += 1) outdated.add({ queryKey: ["tasks"] });
  await vi.advanceTimersByTimeAsync(300);
  expect(reads).toEqual(["tasks", "tasks"]);

  for (let tenths = 0; tenths < 50; tenths += 1) {
    outdated.add({ queryKey: ["tasks"] });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(reads.length).toBeGreaterThanOrEqual(6);
  expect(reads.length).toBeLessThanOrEqual(8);
});

it("reads only what is on the screen, and the rest when it is shown", async () => {
  const { outdated, reads, show } = setUp();
  const hide = await show("posts");
  hide();
  await show("tasks");
  outdated.add({ queryKey: ["tasks"] }, { queryKey: ["posts"] });
  await vi.advanceTimersByTimeAsync(300);
  expect(reads).toEqual(["posts", "tasks", "tasks"]);
  await show("posts");
  expect(reads).toEqual(["posts", "tasks", "tasks", "posts"]);
});

it("reads an answer again that was on its way already, one at a time", async () => {
  const { outdated, reads, show, slow } = setUp();
  await show("tasks");
  slow.byMs = 5_000;
  outdated.add({ queryKey: ["tasks"] });
  await vi.advanceTimersByTimeAsync(300);
  outdated.add({ queryKey: ["tasks"] });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(reads).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(reads).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(reads).toHaveLength(3);
});

it("leaves alone what could not be read, for the person to try again", async () => {
  const { outdated, reads, show, slow } = setUp();
  slow.byMs = 500;
  slow.fails = true;
  await show("tasks");
  outdated.add({ queryKey: ["tasks"] });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reads).toEqual(["tasks"]);
});

it("waits until somebody looks", async () => {
  const { outdated, reads, show, looks } = setUp();
  await show("tasks");
  looks.on = false;
  outdated.add({ queryKey: ["tasks"] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reads).toEqual(["tasks"]);
  looks.on = true;
  outdated.readNow();
  await vi.advanceTimersByTimeAsync(300);
  expect(reads).toEqual(["tasks", "tasks"]);
});

function setUp() {
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, retry: false } },
  });
  const reads: string[] = [];
  const slow = { byMs: 0, fails: false };
  const looks = { on: true };
  const outdated = createOutdated(queries, { isSeen: () => looks.on });

  /** Answers how to hide it again. */
  async function show(name: string): Promise<() => void> {
    const observer = new QueryObserver(queries, {
      queryKey: [name],
      queryFn: async () => {
        reads.push(name);
        await new Promise((resolve) => setTimeout(resolve, slow.byMs));
        if (slow.fails) throw new Error("No.");
        return name;
      },
    });
    const hide = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(1);
    return hide;
  }
  return { outdated, reads, show, slow, looks };
}
