import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StreamMessage } from "@tenon/schemas/events";
import type { OpenLine, Told } from "./event-line.ts";
import type { EventTabMessage, EventTabs } from "./event-tabs.ts";
import { createSharedEvents } from "./shared-events.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("holds one line for all tabs, and tells each of them what it hears", async () => {
  const browser = openBrowser();
  const [first, second] = [browser.openTab(), browser.openTab()];
  await browser.tell("1", "2");
  expect(browser.lines).toEqual([undefined]);
  expect(first.heard).toEqual(["1", "2"]);
  expect(second.heard).toEqual(["1", "2"]);
});

it("goes on in another tab, after the last message, when the one that leads is closed", async () => {
  const browser = openBrowser();
  const [first, second, third] = [browser.openTab(), browser.openTab(), browser.openTab()];
  await browser.tell("1");
  first.events.stop();
  await browser.tell("2");
  expect(browser.lines).toEqual([undefined, "1"]);
  expect(second.heard).toEqual(["1", "2"]);
  expect(third.heard).toEqual(["1", "2"]);
  expect(third.gaps).toBe(0);
});

it("takes what was read before the line stood for old, in the tab that opens it", async () => {
  const browser = openBrowser();
  const [first, second] = [browser.openTab(), browser.openTab()];
  await browser.tell("1");
  expect([first.gaps, second.gaps]).toEqual([1, 0]);
});

it("notices that it has missed something", async () => {
  const browser = openBrowser();
  browser.openTab();
  const second = browser.openTab();
  await browser.tell("1");
  second.isDeaf = true;
  await browser.tell("2");
  second.isDeaf = false;
  expect(second.gaps).toBe(0);
  await browser.tell("3");
  expect(second.gaps).toBe(1);
});

it("takes over from a tab that is frozen, and asks it first", async () => {
  const browser = openBrowser();
  const [first, second] = [browser.openTab(), browser.openTab()];
  await browser.tell("1");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(browser.lines).toHaveLength(1);
  first.isDeaf = true;
  await vi.advanceTimersByTimeAsync(70_000);
  expect(browser.lines).toEqual([undefined, "1"]);
  await browser.tell("2");
  expect(second.heard).toEqual(["1", "2"]);
});

it("tells each tab whether the line stands, also one that is opened later", async () => {
  const browser = openBrowser();
  const [first, second] = [browser.openTab(), browser.openTab()];
  await browser.tell("1");
  browser.drop();
  await vi.advanceTimersByTimeAsync(10);
  const third = browser.openTab();
  await vi.advanceTimersByTimeAsync(10);
  expect([first, second, third].map(({ events }) => events.isUp())).toEqual([false, false, false]);
  await browser.tell("2");
  expect([first, second, third].map(({ events }) => events.isUp())).toEqual([true, true, true]);
});

it("tries again half a minute after a refusal", async () => {
  const browser = openBrowser();
  const { heard } = browser.openTab();
  await vi.advanceTimersByTimeAsync(1);
  browser.refuse();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(browser.lines).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  await browser.tell("1");
  expect(heard).toEqual(["1"]);
});

type Line = {
  hear: (told: Told) => void;
  refuse: (error: Error) => void;
  onChange: (isUp: boolean) => void;
};

type Tab = { isDeaf: boolean; listener?: (message: EventTabMessage) => void };
type Lead = { run: (signal: AbortSignal) => Promise<void>; until: AbortSignal; done: () => void };

/** A browser with tabs, and a server that tells its lines what happens. */
function openBrowser() {
  const tabs = new Set<Tab>();
  const queue: Lead[] = [];
  const lines: (string | undefined)[] = [];
  let leading: AbortController | undefined;
  let line: Line | undefined;

  return { lines, openTab, tell, drop: () => line?.onChange(false), refuse };

  function openTab() {
    const heard: string[] = [];
    const tab = { heard, gaps: 0, isDeaf: false };
    const events = createSharedEvents({
      open,
      tabs: tabsOf(tab),
      onMessage: (message) => heard.push(nameOf(message)),
      onGap: () => (tab.gaps += 1),
    });
    events.start();
    return Object.assign(tab, { events });
  }

  function tabsOf(tab: Tab): EventTabs {
    tabs.add(tab);
    return {
      lead: (run, until) =>
        new Promise((done) => {
          queue.push({ run, until, done });
          until.addEventListener("abort", () => done());
          void leadNext();
        }),
      async takeOver(run, until) {
        leading?.abort();
        await leadAs({ run, until, done: () => {} });
      },
      post(message) {
        for (const other of tabs) {
          const isApart = other === tab || other.isDeaf || tab.isDeaf;
          if (!isApart) queueMicrotask(() => other.listener?.(message));
        }
      },
      listen(listener) {
        tab.listener = listener;
      },
    };
  }

  async function leadNext(): Promise<void> {
    if (leading) return;
    const next = queue.shift();
    if (next && !next.until.aborted) await leadAs(next);
  }

  async function leadAs({ run, until, done }: Lead): Promise<void> {
    const own = new AbortController();
    leading = own;
    await run(AbortSignal.any([until, own.signal]));
    done();
    if (leading !== own) return;
    leading = undefined;
    await leadNext();
  }

  async function tell(...ids: string[]): Promise<void> {
    await vi.advanceTimersByTimeAsync(1);
    for (const id of ids) {
      line?.onChange(true);
      line?.hear({ id, data: { type: "task.removed", id } });
      await vi.advanceTimersByTimeAsync(1);
    }
  }

  function refuse(): void {
    line?.refuse(new Error("No."));
  }

  function open({ lastEventId, signal, onChange }: Parameters<OpenLine>[0]): ReturnType<OpenLine> {
    lines.push(lastEventId);
    const waiting: Told[] = [];
    let turn = Promise.withResolvers<boolean>();
    line = {
      onChange,
      hear(told) {
        waiting.push(told);
        turn.resolve(true);
      },
      refuse: (error) => turn.reject(error),
    };
    signal.addEventListener("abort", () => turn.resolve(false));
    return follow();

    async function* follow() {
      while (await turn.promise) {
        turn = Promise.withResolvers<boolean>();
        yield* waiting.splice(0);
      }
    }
  }
}

function nameOf(message: StreamMessage): string {
  return "id" in message ? message.id : message.type;
}
