import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type App, builtWeb, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import {
  addTasks,
  eventually,
  newPerson,
  openTask,
  signIn,
  signOut,
  signUp,
  taskLink,
} from "./screen.ts";

let app: App;
let webRoot: string;
let browser: BrowserContext;
let page: Page;

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "tenon-web-"));
  await cp(builtWeb, webRoot, { recursive: true });
  app = await startApp({ webRoot });
});
beforeEach(async () => {
  browser = await app.openBrowser({ serviceWorkers: "allow" });
  page = await browser.newPage();
});
afterEach(() => browser.close());
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await rm(webRoot, { recursive: true });
});

it("opens anew without a connection, and shows what was read before", async () => {
  await signUp(page, newPerson());
  await addTasks(page, "Plane the board");
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

it("keeps nothing of a person who signs out, and shows it to nobody else", async () => {
  const person = newPerson();
  await signUp(page, person);
  await addTasks(page, "A private matter");
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
  await signUp(page, newPerson());
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
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await eventually(async () => (await kept()).join(" ")).toContain("tasks");
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
