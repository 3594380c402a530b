import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, builtWeb, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { stored } from "./module-pages.ts";
import {
  addTasks,
  eventually,
  joinUnseen,
  listedTitles,
  newPerson,
  type Person,
  openTask,
  signIn,
  signOut,
  taskBox,
  taskLink,
} from "./screen.ts";
import { storeTasks } from "./stored-tasks.ts";

let app: App;
let webRoot: string;
let browser: BrowserContext;
let person: Person;
let page: Page;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "tenon-web-"));
  await cp(builtWeb, webRoot, { recursive: true });
  app = await startApp({ webRoot });
});
beforeEach(async () => {
  browser = await app.openBrowser({ serviceWorkers: "allow" });
  person = newPerson();
  await joinUnseen(browser, person);
  page = await browser.newPage();
});
afterEach(() => browser.close());
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await rm(webRoot, { recursive: true });
});

it("opens anew without a connection, and shows what was read before", async () => {
  await openTasks("Plane the board");
  await readyForOffline();
  await browser.setOffline(true);
  await page.reload();
  await taskLink(page, "Plane the board").waitFor();
  await page.getByRole("button", { name: "Offline" }).waitFor();
  const panel = await openTask(page, "Plane the board");
  await panel.getByRole("button", { name: "Close task" }).click();
  await audit(page, "opened offline");
  await page.goto("/settings/security");
  await page.getByText("The server can’t be reached").first().waitFor();

  await page.goto("/tasks");
  await browser.setOffline(false);
  await addTasks(page, "Sand the board");
  await eventually(() => page.getByRole("button", { name: "Offline" }).count()).toBe(0);
});

it("keeps what is changed without a connection, over a reload, and sends it once", async () => {
  await openTasks("Oil the bench", "Sweep the floor", "Sell the lathe");
  await readyForOffline();
  await browser.setOffline(true);
  await taskBox(page, "Oil the bench").click();
  await page.getByRole("button", { name: "Delete “Sell the lathe”" }).click();
  const panel = await openTask(page, "Sweep the floor");
  await panel.getByLabel("Title").fill("Sweep the shop");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ state: "hidden" });
  await addTask("Buy wax");
  await page.getByRole("button", { name: "Offline – 4 changes wait" }).waitFor();
  await eventually(() => page.getByText("waiting to be sent").count()).toBeGreaterThan(0);
  await audit(page, "changes wait");

  await page.reload();
  await page.getByText("Buy wax").waitFor();
  await eventually(() => page.getByText("Sell the lathe").count()).toBe(0);
  await page.getByRole("button", { name: "Offline – 4 changes wait" }).waitFor();
  await browser.setOffline(false);
  await taskLink(page, "Buy wax").waitFor();
  await eventually(() => page.getByRole("button", { name: /^Offline/ }).count()).toBe(0);
  await eventually(storedBy(person)).toEqual(["Buy wax", "Oil the bench (done)", "Sweep the shop"]);
});

it("does once what was done but not answered, also when the page was left meanwhile", async () => {
  await openTasks();
  await page.route("**/trpc/tasks.create**", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await addTask("Order the oak");
  await eventually(storedBy(person)).toEqual(["Order the oak"]);
  await page.reload();
  await page.getByRole("button", { name: /1 change waits/ }).waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await eventually(() => page.getByText("waiting to be sent").count()).toBe(0);
  await eventually(() => stored(page, "outbox")).toEqual([]);
  expect(await storedBy(person)()).toEqual(["Order the oak"]);
});

it("keeps a comment that was written without a connection, over a reload, and sends it once", async () => {
  const tenon = createTenonClient({ url: app.url, credential: person });
  const { id } = await tenon.posts.create.mutate({ title: "The kitchen moves", body: "Soon." });
  const { slug } = await tenon.posts.publish.mutate({ id });
  await tenon.comments.create.mutate({ postId: id, body: "Is it true?" });
  await page.goto(`/posts/${slug}`);
  await page.getByText("Is it true?").waitFor();
  await serviceWorkerIsReady();
  await eventually(async () => {
    const answers = await keptAnswers();
    return answers.includes("Soon.") && answers.includes("Is it true?");
  }).toBe(true);
  await browser.setOffline(true);
  await page.getByRole("textbox", { name: "Your comment" }).fill("It is.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: /Remove your comment: Is it true/ }).click();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("button", { name: "Offline – 2 changes wait" }).waitFor();
  await audit(page, "comments wait");

  await page.reload();
  await page.getByText("It is.").waitFor();
  await eventually(() => page.getByText("Is it true?").count()).toBe(0);
  await browser.setOffline(false);
  await eventually(async () => {
    const { items } = await tenon.comments.list.query({ postId: id });
    return items.map(({ body }) => body);
  }).toEqual(["It is."]);
  await eventually(() => page.getByText("waiting to be sent").count()).toBe(0);
  await page.getByRole("heading", { name: "Comments (1)" }).waitFor();
});

it("sends what was written in two tabs once each, and what a closed one left too", async () => {
  await openTasks();
  await readyForOffline();
  const other = await browser.newPage();
  await openTasksIn(other);
  const sent: string[] = [];
  browser.on("requestfinished", (request) => {
    const { "idempotency-key": key } = request.headers();
    if (request.url().includes("tasks.create") && key !== undefined) sent.push(key);
  });
  await browser.setOffline(true);
  await addTask("From this tab");
  await addTask("From the other tab", other);
  await other.getByText("waiting to be sent").waitFor();
  await other.close();
  await browser.setOffline(false);
  await eventually(storedBy(person)).toEqual(["From the other tab", "From this tab"]);
  expect(sent).toHaveLength(new Set(sent).size);
});

it("lets the person choose when what waited comes too late", async () => {
  await openTasks("Draft");
  const tenon = createTenonClient({ url: app.url, credential: person });
  await readyForOffline();
  await browser.setOffline(true);
  const panel = await openTask(page, "Draft");
  await panel.getByLabel("Title").fill("My draft");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ state: "hidden" });
  const { items } = await tenon.tasks.list.query({});
  await tenon.tasks.update.mutate({ id: items[0]?.id ?? "", title: "Their draft" });
  await browser.setOffline(false);
  await page.getByText("“Draft” was changed meanwhile.").waitFor();
  const late = await openTask(page, "Their draft");
  await late.getByRole("cell", { name: "Their draft" }).waitFor();
  await late.getByRole("cell", { name: "My draft" }).waitFor();
  await late.getByRole("button", { name: "Keep mine" }).click();
  await late.waitFor({ state: "hidden" });
  await taskLink(page, "My draft").waitFor();
});

it("keeps nothing of a person who signs out, and shows it to nobody else", async () => {
  await openTasks("A private matter");
  await readyForOffline();
  await signOut(page);
  await eventually(kept).toEqual([]);
  await browser.setOffline(true);
  await page.goto("/tasks");
  await page.getByText("This page could not be opened").waitFor();
  expect(await page.getByText("A private matter").count()).toBe(0);
  await browser.setOffline(false);
  await signIn(page, person);
  await taskLink(page, "A private matter").waitFor();
});

it("says that a new version is there, and goes to it when asked, in no tab before", async () => {
  await openTasks();
  await readyForOffline();
  const other = await browser.newPage();
  await other.goto("/posts");
  await release("Tenon, newer");
  await page.reload();
  await page.getByText("A new version of Tenon is there.").waitFor();
  expect(await describe(page)).not.toBe("Tenon, newer");
  await audit(page, "new version");
  await page.getByRole("button", { name: "Reload" }).click();
  await eventually(() => describe(page)).toBe("Tenon, newer");
  expect(await describe(other)).not.toBe("Tenon, newer");
  await other.getByRole("link", { name: "Settings" }).click();
  await other.getByRole("heading", { name: "Profile" }).waitFor();
});

/** Their list, with these tasks in it. */
async function openTasks(...titles: string[]): Promise<void> {
  await storeTasks(app, person, ...titles);
  await openTasksIn(page);
}

/** Once the tasks are read that there are. */
async function openTasksIn(tab: Page): Promise<void> {
  await tab.goto("/tasks");
  await tab.getByRole("list", { name: "Tasks" }).or(tab.getByText("Nothing left to do")).waitFor();
}

async function addTask(title: string, tab = page): Promise<void> {
  await tab.getByRole("textbox", { name: "Add a task" }).fill(title);
  await tab.keyboard.press("Enter");
}

/** The titles of all tasks of a person, as the server has them. */
function storedBy(person: Person): () => Promise<string[]> {
  const tenon = createTenonClient({ url: app.url, credential: person });
  return async () => {
    const { items } = await tenon.tasks.list.query({});
    return items.map(({ title, completed }) => (completed ? `${title} (done)` : title)).toSorted();
  };
}

/** Puts another build in the place of the served one. */
async function release(description: string): Promise<void> {
  await change("index.html", (html) =>
    html.replace(/content="Tenon:[^"]*"/, `content="${description}"`),
  );
  await change("service-worker.js", (script) =>
    script.replace(/"version":"\w+"/, `"version":"newer"`),
  );
}

async function change(file: string, edit: (text: string) => string): Promise<void> {
  const path = join(webRoot, file);
  await writeFile(path, edit(await readFile(path, "utf8")));
  await Promise.all([".br", ".gz"].map((ending) => rm(path + ending)));
}

async function describe(from: Page): Promise<string | null> {
  return from.locator("meta[name=description]").getAttribute("content");
}

/** Once what is on the screen is kept, and the app's files are. */
async function readyForOffline(): Promise<void> {
  await serviceWorkerIsReady();
  await eventually(async () => {
    const answers = await keptAnswers();
    const titles = await listedTitles(page);
    return answers.includes("tasks") && titles.every((title) => answers.includes(title));
  }).toBe(true);
}

async function serviceWorkerIsReady(): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** The answers that this browser keeps of a person, as text. */
async function keptAnswers(): Promise<string> {
  return JSON.stringify(await stored(page, "answers"));
}

/** The keys of what this browser keeps of a person. */
async function kept(): Promise<string[]> {
  return page.evaluate(async () => {
    const keys: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(name)));
      });
      for (const store of database.objectStoreNames) {
        const found = await new Promise<IDBValidKey[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAllKeys();
          request.addEventListener("success", () => resolve(request.result));
        });
        keys.push(...found.map(String));
      }
      database.close();
    }
    return keys;
  });
}
