import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { refusal } from "./refusal.ts";
import {
  eventually,
  joinUnseen,
  listedTitles,
  newPerson,
  openTask,
  type Person,
  taskBox,
  taskLink,
} from "./screen.ts";
import { storeTasks } from "./stored-tasks.ts";

let app: App;
let person: Person;
let page: Page;

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  person = newPerson();
  const context = await app.openBrowser();
  await joinUnseen(context, person);
  page = await context.newPage();
});
afterEach(() => page.context().close());
afterAll(() => app[Symbol.asyncDispose]());

it("breaks none of its own policies, not by what is loaded later either", async () => {
  const broken: string[] = [];
  page.on("console", (line) => {
    if (/Content Security Policy|Trusted/.test(line.text())) broken.push(line.text());
  });
  await storeTasks(app, person, "Oil the hinges");
  await page.goto("/tasks");
  const panel = await openTask(page, "Oil the hinges");
  await panel.getByLabel("Title").fill("");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("Must not be blank.").waitFor();
  expect(broken).toEqual([]);
});

it("shows rows to come while the list is on its way", async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<unknown>();
  await page.route("**/trpc/tasks.list**", async (route) => {
    await arrived;
    await route.fallback();
  });
  await page.goto("/tasks");
  await page.getByText("Loading tasks").waitFor({ state: "attached" });
  await audit(page, "loading");
  arrive(null);
  await page.getByText("Nothing left to do").waitFor();
});

it("says that the list could not be loaded, and loads it when asked again", async () => {
  await storeTasks(app, person, "Still there");
  await page.route("**/trpc/tasks.list**", (route) => route.abort());
  await page.goto("/tasks");
  await page.getByText("Your tasks could not be loaded").waitFor();
  await audit(page, "failed list");
  await page.unroute("**/trpc/tasks.list**");
  await page.getByRole("button", { name: "Try again" }).click();
  await taskLink(page, "Still there").waitFor();
});

it("opens no screen without its words, and opens it when asked again", async () => {
  const words = "**/assets/words/shop.index-*";
  await page.route(words, (route) => route.abort());
  await page.goto("/tasks");
  await page.getByRole("link", { name: "Shop" }).click();
  await page.getByText("This page could not be opened").waitFor();
  await audit(page, "screen without words");
  await page.unroute(words);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "Shop" }).waitFor();
});

it("takes a change back that was refused, and makes it when asked again", async () => {
  await openTasks("Pay the rent");
  await page.route("**/trpc/tasks.update**", (route) => route.fulfill(refusal));
  await taskBox(page, "Pay the rent").click();
  await page.getByText("“Pay the rent” was not changed.").waitFor();
  expect(await taskBox(page, "Pay the rent").isChecked()).toBe(false);
  await audit(page, "failed change");
  await page.unroute("**/trpc/tasks.update**");
  await page.getByRole("button", { name: "Try again" }).click();
  await eventually(() => taskLink(page, "Pay the rent").count()).toBe(0);
});

it("gives a title back that was refused", async () => {
  await openTasks();
  await page.route("**/trpc/tasks.create**", (route) => route.fulfill(refusal));
  await page.getByRole("textbox", { name: "Add a task" }).fill("Never lost");
  await page.keyboard.press("Enter");
  await page.getByText("“Never lost” was not added.").waitFor();
  await page.unroute("**/trpc/tasks.create**");
  await page.getByRole("button", { name: "Try again" }).click();
  await taskLink(page, "Never lost").waitFor();
});

it("lets the person choose when a task was changed meanwhile: theirs", async () => {
  await openTasks("Draft");
  const panel = await openTask(page, "Draft");
  await panel.getByLabel("Title").fill("My draft");
  await renameElsewhere("Their draft");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("This task was changed meanwhile").waitFor();
  await panel.getByRole("cell", { name: "Their draft" }).waitFor();
  await panel.getByRole("cell", { name: "My draft" }).waitFor();
  await audit(page, "changed meanwhile");
  await panel.getByRole("button", { name: "Keep mine" }).click();
  await panel.waitFor({ state: "hidden" });
  await taskLink(page, "My draft").waitFor();
});

it("lets the person choose when a task was changed meanwhile: the stored one", async () => {
  await openTasks("Draft");
  const panel = await openTask(page, "Draft");
  await panel.getByLabel("Title").fill("My draft");
  await renameElsewhere("Their draft");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByRole("button", { name: "Take the stored one" }).click();
  expect(await panel.getByLabel("Title").inputValue()).toBe("Their draft");
  await panel.getByRole("button", { name: "Close", exact: true }).click();
  await taskLink(page, "Their draft").waitFor();
});

it("deletes for good when the page is left before the time to undo is over", async () => {
  await openTasks("Gone", "Kept");
  await page.getByRole("button", { name: "Delete “Gone”" }).click();
  await page.getByText("Deleted “Gone”.").waitFor();
  await page.reload();
  await taskLink(page, "Kept").waitFor();
  await eventually(() => listedTitles(page)).toEqual(["Kept"]);
});

it("loads the next page when the end comes into sight, each task once", async () => {
  const titles = Array.from({ length: 45 }, (_, index) => `Task ${index + 1}`);
  await storeTasks(app, person, ...titles);
  await page.goto("/tasks?sort=createdAt&order=asc");
  await taskLink(page, "Task 1").waitFor();
  await page.mouse.wheel(0, 10_000);
  await eventually(() => listedTitles(page)).toEqual(titles);

  const panel = await openTask(page, "Task 44");
  await panel.getByRole("button", { name: "Close task" }).click();
  await panel.waitFor({ state: "hidden" });
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(500);
});

it("opens a task by its address, and says when there is none", async () => {
  await openTasks("By address");
  const panel = await openTask(page, "By address");
  const address = page.url();
  await page.goto(address);
  await eventually(() => panel.getByLabel("Title").inputValue()).toBe("By address");
  await page.goto(address.replace(/[^/]+$/, "0198c0de-0000-7000-8000-000000000000"));
  await panel.getByText("This task is not there").waitFor();
});

/** Their list, with these tasks in it. */
async function openTasks(...titles: string[]): Promise<void> {
  await storeTasks(app, person, ...titles);
  await page.goto("/tasks");
  const newest = titles.at(-1);
  await (
    newest === undefined ? page.getByText("Nothing left to do") : taskLink(page, newest)
  ).waitFor();
}

/** As from another device of the same person, of whose tasks it is the only one. */
async function renameElsewhere(title: string): Promise<void> {
  const tenon = createTenonClient({ url: app.url, credential: person });
  const { items } = await tenon.tasks.list.query({});
  await tenon.tasks.update.mutate({ id: items[0]?.id ?? "", title });
}
