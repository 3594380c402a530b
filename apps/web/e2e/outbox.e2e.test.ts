import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { bundle, openProfile, openTab, stored } from "./module-pages.ts";
import { eventually } from "./screen.ts";

declare global {
  /** Counts what is sent, and answers as the test has the server do. */
  function send(key: string): Promise<"done" | "lost" | "refused">;
  var isAdaHere: boolean;
}

let browser: Browser;
let modules: string;
let profile: BrowserContext;
let sent: string[];
let answer: "done" | "lost" | "refused";

beforeAll(async () => {
  modules = await bundle("e2e/kept-modules.ts");
  browser = await launchBrowser();
});
beforeEach(async () => {
  sent = [];
  answer = "done";
  profile = await openProfile(browser);
  await profile.exposeFunction("send", (key: string) => {
    sent.push(key);
    return answer;
  });
});
afterEach(() => profile.close());
afterAll(() => browser.close());

const hourMs = 60 * 60_000;

it("leaves a change to the tab that made it, and to one other when that is closed", async () => {
  const [first, second, third] = [await open(), await open(), await open()];
  const key = await keep(first, "One");
  expect(await adoptedBy(second)).toEqual([]);
  await first.close();
  await eventually(async () => (await locksIn(second)).length).toBe(0);
  const taken = await Promise.all([second, third].map((tab) => adoptedBy(tab)));
  expect(taken.flat()).toEqual(["One"]);
  const taker = taken[0]?.length === 1 ? second : third;
  expect(await deliver(taker, key)).toBe("done");
  await drop(taker, key);
  await eventually(() => stored(second, "outbox")).toEqual([]);
  expect([await adoptedBy(second), sent]).toEqual([[], [key]]);
});

it("hands over what was left the oldest first", async () => {
  const now = Date.now();
  for (const [hours, text] of [
    [1, "Second"],
    [2, "First"],
    [0, "Third"],
  ] as const) {
    const tab = await open({ at: new Date(now - hours * hourMs) });
    await keep(tab, text);
    await tab.close();
  }
  const tab = await open();
  await eventually(async () => (await locksIn(tab)).length).toBe(0);
  expect(await adoptedBy(tab)).toEqual(["First", "Second", "Third"]);
});

it("sends with the same key until an answer is heard, and says meanwhile that it waits", async () => {
  const tab = await open();
  const key = await keep(tab, "One");
  answer = "lost";
  const delivered = deliver(tab, key);
  await eventually(() => stuckIn(tab)).toBe(1);
  answer = "done";
  await tab.evaluate(() => window.dispatchEvent(new Event("online")));
  expect(await delivered).toBe("done");
  expect(await stuckIn(tab)).toBe(0);
  expect(sent).toEqual([key, key]);
});

it("waits for a connection before it sends", async () => {
  const tab = await open();
  await profile.setOffline(true);
  const key = await keep(tab, "One");
  const delivered = deliver(tab, key);
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  expect([await stuckIn(tab), sent]).toEqual([1, []]);
  await profile.setOffline(false);
  expect(await delivered).toBe("done");
});

it("keeps what was refused until it is dropped, and doesn't say that it waits", async () => {
  const tab = await open();
  const key = await keep(tab, "One");
  answer = "refused";
  expect(await deliver(tab, key)).toBe("FORBIDDEN");
  expect(await stuckIn(tab)).toBe(0);
  expect(await stored(tab, "outbox")).toEqual([expect.objectContaining({ key, change: "One" })]);
  await drop(tab, key);
  await eventually(() => stored(tab, "outbox")).toEqual([]);
});

it("asks about what may have been done long ago, and sends what never was sent, however old", async () => {
  const early = await open({ at: new Date(Date.now() - 21 * hourMs) });
  const tried = await keep(early, "Tried");
  await profile.setOffline(true);
  const untried = await keep(early, "Never tried");
  await profile.setOffline(false);
  await early.close();
  const tab = await open();
  await eventually(async () => (await locksIn(tab)).length).toBe(0);
  expect(await adoptedBy(tab)).toHaveLength(2);
  expect(await deliver(tab, tried)).toBe("UnknownOutcome");
  expect(await deliver(tab, untried)).toBe("done");
  expect(sent).toEqual([untried]);
});

it("sends nothing in the name of a person who is no longer here, and hands it to nobody else", async () => {
  const tab = await open();
  await profile.setOffline(true);
  const key = await keep(tab, "Of Ada");
  void deliver(tab, key).catch(() => {});
  await tab.evaluate(() => {
    isAdaHere = false;
  });
  await profile.setOffline(false);
  const bobs = await open({ owner: "bob" });
  const own = await keep(bobs, "Of Bob");
  expect(await deliver(bobs, own)).toBe("done");
  await tab.close();
  await eventually(async () => (await locksIn(bobs)).length).toBe(1);
  expect([await adoptedBy(bobs), sent]).toEqual([[], [own]]);
  await bobs.evaluate(() => kept.forgetChanges("bob"));
  expect(await stored(bobs, "outbox")).toEqual([expect.objectContaining({ owner: "bob" })]);
});

/** A tab of Ada or of somebody else, with an outbox in it. */
async function open({ owner = "ada", at }: { owner?: string; at?: Date } = {}): Promise<Page> {
  const tab = await openTab(profile, modules, at ? { at } : {});
  await tab.evaluate((name) => {
    globalThis.isAdaHere = true;
    globalThis.outbox = kept.createOutbox({
      owner: name,
      isOwnerHere: () => name !== "ada" || isAdaHere,
    });
  }, owner);
  return tab;
}

declare global {
  var outbox: ReturnType<typeof kept.createOutbox>;
}

/** Keeps a change, and answers its key once it is stored. */
async function keep(tab: Page, change: string): Promise<string> {
  const key = await tab.evaluate((text) => outbox.keep(text), change);
  await eventually(() => stored(tab, "outbox")).toContainEqual(expect.objectContaining({ key }));
  return key;
}

/** Says how that ended. */
async function deliver(tab: Page, key: string): Promise<string> {
  return tab.evaluate(async (sentKey) => {
    try {
      return await outbox.deliver(sentKey, async () => {
        const answered = await send(sentKey);
        if (answered === "lost") throw new TypeError("Failed to fetch");
        if (answered === "refused") throw kept.answerError({ code: "FORBIDDEN", detail: "No." });
        return answered;
      });
    } catch (error) {
      return error instanceof kept.UnknownOutcome ? "UnknownOutcome" : "FORBIDDEN";
    }
  }, key);
}

async function drop(tab: Page, key: string): Promise<void> {
  await tab.evaluate((dropped) => outbox.drop(dropped), key);
}

async function adoptedBy(tab: Page): Promise<unknown[]> {
  return tab.evaluate(async () => (await outbox.adopt()).map(({ change }) => change));
}

async function stuckIn(tab: Page): Promise<number> {
  return tab.evaluate(() => outbox.stuck());
}

/** Those of open tabs: the browser lets go of a closed one's a moment later. */
async function locksIn(tab: Page): Promise<unknown[]> {
  return tab.evaluate(async () => (await navigator.locks.query()).held ?? []);
}
