import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { bundle, openProfile, openTab, stored } from "./module-pages.ts";
import { eventually } from "./screen.ts";

declare global {
  var queries: InstanceType<typeof kept.QueryClient>;
  var answers: ReturnType<typeof kept.createKeptAnswers>;
}

type Reader = { owner?: string; version?: string; at?: Date; isHere?: boolean };

let browser: Browser;
let modules: string;
let profile: BrowserContext;

beforeAll(async () => {
  modules = await bundle("e2e/kept-modules.ts");
  browser = await launchBrowser();
});
beforeEach(async () => {
  profile = await openProfile(browser);
});
afterEach(() => profile.close());
afterAll(() => browser.close());

const dayMs = 24 * 60 * 60_000;

it("brings back what was read, but for what is here already", async () => {
  const tab = await open();
  await read(tab, { "tasks.list": "Oil the bench", "posts.list": "The kitchen moves" });
  await eventually(async () => (await stored(tab, "answers")).length).toBe(2);
  const later = await open();
  await later.evaluate(() => queries.setQueryData([["tasks", "list"]], "Newer"));
  expect(await restoredIn(later)).toEqual({
    "tasks.list": "Newer",
    "posts.list": "The kitchen moves",
  });
});

it.each<[string, Reader]>([
  ["to another person", { owner: "bob" }],
  ["to another version of the app", { version: "2" }],
  ["after a week", { at: new Date(Date.now() + 8 * dayMs) }],
])("shows nothing of it %s", async (_whom, reader) => {
  const tab = await open();
  await read(tab, { "tasks.list": "Oil the bench" });
  await eventually(async () => (await stored(tab, "answers")).length).toBe(1);
  expect(await restoredIn(await open(reader))).toEqual({});
  expect(await restoredIn(await open())).toEqual({ "tasks.list": "Oil the bench" });
});

it("keeps neither what is too large nor what is of other nouns", async () => {
  const tab = await open();
  await read(tab, {
    "orders.list": "A lathe",
    "tasks.large": "x".repeat(300_000),
    "tasks.list": "Oil the bench",
  });
  await eventually(() => stored(tab, "answers")).toEqual([
    expect.objectContaining({ data: "Oil the bench" }),
  ]);
  expect(await restoredIn(await open())).toEqual({ "tasks.list": "Oil the bench" });
});

it("keeps nothing while its person is not here", async () => {
  const tab = await open({ isHere: false });
  await read(tab, { "tasks.list": "Oil the bench" });
  await keepIn(tab, { owner: "bob" });
  await read(tab, { "posts.list": "The kitchen moves" });
  await eventually(() => stored(tab, "answers")).toEqual([
    expect.objectContaining({ owner: "bob" }),
  ]);
});

it("keeps the newest 150, and forgets all when told to", async () => {
  const tab = await open();
  const many: Record<string, unknown> = {};
  for (let index = 0; index < 160; index += 1) many[`tasks.${index}`] = index;
  await read(tab, many);
  await eventually(async () => (await stored(tab, "answers")).length).toBe(150);
  await tab.evaluate(() => kept.forgetAnswers());
  expect(await stored(tab, "answers")).toEqual([]);
});

/** A tab that keeps what is read in it, of Ada or of somebody else. */
async function open(reader: Reader = {}): Promise<Page> {
  const tab = await openTab(profile, modules, reader);
  await keepIn(tab, reader);
  return tab;
}

/** From now on, for them. */
async function keepIn(tab: Page, { owner = "ada", isHere = true }: Reader): Promise<void> {
  await tab.evaluate(
    ([name, isOwnerHere]) => {
      globalThis.queries = new kept.QueryClient();
      globalThis.answers = kept.createKeptAnswers(queries, {
        owner: name,
        nouns: ["tasks", "posts"],
        isOwnerHere: () => isOwnerHere,
      });
    },
    [owner, isHere] as const,
  );
}

/** Answers, each by its procedure. */
async function read(tab: Page, data: Record<string, unknown>): Promise<void> {
  await tab.evaluate((answered) => {
    for (const [path, each] of Object.entries(answered)) {
      queries.setQueryData([path.split(".")], each);
    }
  }, data);
}

async function restoredIn(tab: Page): Promise<Record<string, unknown>> {
  return tab.evaluate(async () => {
    await answers.restore();
    const all = queries.getQueriesData({});
    return Object.fromEntries(all.map(([[path], data]) => [String(path).replace(",", "."), data]));
  });
}
