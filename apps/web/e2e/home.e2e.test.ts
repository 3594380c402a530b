import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { eventually, newPerson, passwordField, taskBox } from "./screen.ts";

const dayMs = 86_400_000;
const person = newPerson();
let app: App;
let page: Page;
/** What a program may do in the person's name. */
let client: TenonClient;

beforeAll(async () => {
  app = await startApp();
  client = createTenonClient({ url: app.url, credential: person });
  page = await (await app.openBrowser({ viewport: { width: 1280, height: 800 } })).newPage();
});
afterAll(() => app[Symbol.asyncDispose]());

it("a newcomer begins at home, where nothing waits yet", async () => {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail").fill(person.email);
  await passwordField(page).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: /^Good (morning|afternoon|evening), person-/ }).waitFor();
  await page.getByText("Nothing is due today").waitFor();
  await page.getByText("Nothing is on the board yet.").waitFor();
  await page.getByText("You have ordered nothing yet.").waitFor();
  expect(await page.getByRole("heading", { name: "Orders that wait" }).count()).toBe(0);
  await audit(page, "home of a newcomer");
});

it("the root, the logo and the menu lead home", async () => {
  await page.goto("/");
  await page.getByText("Nothing is due today").waitFor();
  for (const link of [
    page.getByRole("link", { name: "Tenon, home" }),
    main().getByRole("link", { name: "Home" }),
  ]) {
    await main().getByRole("link", { name: "Tasks" }).click();
    await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
    await link.click();
    await page.getByText("Nothing is due today").waitFor();
  }
});

it("keeps five ways at the lower edge of a phone, and the others in the menu of the account", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await eventually(() => main().getByRole("link").allTextContents()).toEqual([
    "Home",
    "Tasks",
    "Posts",
    "Shop",
    "Orders",
  ]);
  const { y = 0 } = (await main().getByRole("link", { name: "Shop" }).boundingBox()) ?? {};
  expect(y).toBeGreaterThan(844 - 60);
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/home");
});

it("a dialog has its name from its first moment, for whoever hears of it then", async () => {
  await page.getByText("Nothing is due today").waitFor();
  await page.evaluate(() => {
    new MutationObserver(() => {
      const dialog = document.querySelector("[role=dialog]");
      if (dialog === null || window.firstName !== undefined) return;
      const title = dialog.querySelector(`[id="${dialog.getAttribute("aria-labelledby")}"]`);
      window.firstName = title?.textContent ?? dialog.getAttribute("aria-label");
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  expect(await page.evaluate(() => window.firstName)).toMatch(/^Keyboard/);
  await page.keyboard.press("Escape");
});

it("what is due by tonight is done on the spot, and lists and counts agree", async () => {
  const dueAt = (days: number) => new Date(Date.now() + days * dayMs);
  await client.tasks.create.mutate({ title: "Call the plumber", dueAt: dueAt(-2) });
  await client.tasks.create.mutate({ title: "Sharpen the chisels", dueAt: endOfToday() });
  await client.tasks.create.mutate({ title: "Book the fair", dueAt: dueAt(3) });
  await page.reload();
  await eventually(() => dueTitles()).toEqual(["Call the plumber", "Sharpen the chisels"]);
  await page.getByRole("link", { name: "1 overdue" }).waitFor();
  await page.getByRole("link", { name: "3 open" }).waitFor();
  await audit(page, "home with tasks");

  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await eventually(() => focusedText()).toBe("Sharpen the chisels");
  await taskBox(page, "Call the plumber").click();
  await eventually(() => dueTitles()).toEqual(["Sharpen the chisels"]);
  await page.getByRole("link", { name: "0 overdue" }).waitFor();
  await page.getByRole("link", { name: "2 open" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => dueTitles()).toEqual(["Call the plumber", "Sharpen the chisels"]);

  await page.getByRole("link", { name: "1 due today" }).click();
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  await page.getByRole("link", { name: "Sharpen the chisels" }).waitFor();
  expect(await page.getByRole("link", { name: "Call the plumber" }).count()).toBe(0);
});

it("a card that can’t be loaded leaves the others alone, and tries again when asked", async () => {
  const { id } = await client.posts.create.mutate({ title: "The kitchen moves", body: "Soon." });
  await client.posts.publish.mutate({ id });
  await failAlone("posts.list");
  await page.goto("/home");
  const board = page.getByRole("region", { name: "On the board" });
  await board.getByText("This could not be loaded").waitFor();
  await eventually(() => dueTitles()).toEqual(["Call the plumber", "Sharpen the chisels"]);
  await audit(page, "home with a card that failed");
  await page.unrouteAll({ behavior: "wait" });
  await board.getByRole("button", { name: "Try again" }).click();
  await board.getByRole("link", { name: "The kitchen moves" }).waitFor();
});

it("shows administrators what waits, and orders and revenue day by day", async () => {
  await app.makeAdmin(person.email);
  await sell({ sku: "TRAY", price: { amount: 1_999, currency: "EUR" } });
  await sell({ sku: "SAW", price: { amount: 4_200, currency: "JPY" } });
  await sell({ sku: "SPOON", price: { amount: 250, currency: "EUR" } });
  await page.goto("/home");
  const own = page.getByRole("region", { name: "Your orders" });
  await eventually(() => own.getByRole("link", { name: /^Order \d/ }).count()).toBe(3);
  await own.getByText("€19.99").waitFor();

  const orders = chart("Orders");
  await orders.getByText("3 orders in the last 30 days").waitFor();
  await chart("Revenue in EUR").getByText("€22.49 in the last 30 days").waitFor();
  await chart("Revenue in JPY").getByText("JP¥4,200 in the last 30 days").waitFor();
  await audit(page, "home of an administrator");

  const days = orders.getByRole("slider");
  await days.focus();
  expect(await days.getAttribute("aria-valuetext")).toMatch(/: 3 orders$/);
  await orders.getByText(/day \d+ \w+: 3 orders$/).waitFor();
  await page.keyboard.press("ArrowLeft");
  expect(await days.getAttribute("aria-valuetext")).toMatch(/: 0 orders$/);
  await page.keyboard.press("Home");
  expect(await days.getAttribute("aria-valuenow")).toBe("1");
  await orders.getByText("Orders as a table").click();
  await eventually(() => orders.getByRole("row").count()).toBe(31);
  await audit(page, "home with a chart as a table");

  await page.getByText("7 days", { exact: true }).click();
  await orders.getByText("3 orders in the last 7 days").waitFor();
  await eventually(() => orders.getByRole("row").count()).toBe(8);
  expect(new URL(page.url()).searchParams.get("days")).toBe("7");

  await page.getByRole("link", { name: "3 To be paid" }).click();
  await page.getByRole("table", { name: "Orders" }).waitFor();
  expect(new URL(page.url()).searchParams.get("status")).toBe("placed");
});

it("shows what one got done day by day, with a table behind it, and counts on", async () => {
  await page.goto("/home");
  const done = chart("Tasks done");
  await done.getByText("Nothing was done in the last 30 days.").waitFor();
  await taskBox(page, "Call the plumber").click();
  await done.getByText("1 task in the last 30 days").waitFor();
  await done.getByText("Tasks done as a table").click();
  const table = done.getByRole("table", { name: "Tasks done" });
  await eventually(() => table.getByRole("row").last().getByRole("cell").textContent()).toBe(
    "1 task",
  );
  const { items } = await client.tasks.list.query({ completed: true });
  for (const { id } of items) await client.tasks.update.mutate({ id, completed: false });
  await done.getByText("Nothing was done in the last 30 days.").waitFor();
});

declare global {
  interface Window {
    firstName?: string | null;
  }
}

function main(): Locator {
  return page.getByRole("navigation", { name: "Main" });
}

function chart(title: string): Locator {
  return page.getByRole("figure", { name: title, exact: true });
}

async function dueTitles(): Promise<string[]> {
  return page
    .getByRole("list", { name: "Due by tonight" })
    .locator("[data-row-link]")
    .allTextContents();
}

async function focusedText(): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null);
}

function endOfToday(): Date {
  return new Date(new Date().setHours(23, 59, 59, 999));
}

/** Something to sell, and one of it ordered. */
async function sell({ sku, price }: { sku: string; price: { amount: number; currency: string } }) {
  const { id } = await client.products.create.mutate({ sku, name: sku, price, stock: 5 });
  await client.orders.place.mutate({ lines: [{ productId: id, quantity: 1 }] });
}

/** The server fails at this procedure, and answers the others of the same request. */
async function failAlone(procedure: string): Promise<void> {
  await page.route("**/trpc/**", async (route) => {
    const path = new URL(route.request().url()).pathname.replace("/trpc/", "");
    const index = path.split(",").indexOf(procedure);
    if (index === -1) return route.continue();
    const response = await route.fetch();
    const answers: unknown[] = await response.json();
    const data = { code: "INTERNAL_SERVER_ERROR", reason: { code: "INTERNAL" } };
    const error = { json: { code: -32_603, message: "Something went wrong on our side.", data } };
    return route.fulfill({ response, json: answers.with(index, { error }) });
  });
}
