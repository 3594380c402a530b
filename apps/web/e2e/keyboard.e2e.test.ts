import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import {
  addTasks,
  eventually,
  listedTitles,
  newPerson,
  passwordField,
  taskBox,
  taskLink,
} from "./screen.ts";

const person = newPerson();
let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await (await app.openBrowser({ viewport: { width: 1280, height: 800 } })).newPage();
});
afterAll(() => app[Symbol.asyncDispose]());

it("signs up", async () => {
  await page.goto("/sign-up");
  await page.getByRole("heading", { name: "Create an account" }).waitFor();
  await tabTo(page.getByLabel("E-mail"));
  await page.keyboard.type(person.email);
  await tabTo(passwordField(page));
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Good / }).waitFor();
});

it("adds tasks after N", async () => {
  await tabTo(page.getByRole("navigation").getByRole("link", { name: "Tasks" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  await page.keyboard.press("n");
  await expectFocus(page.getByRole("textbox", { name: "Add a task" }));
  for (const title of ["one", "two", "three", "four"]) {
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
  }
  await eventually(() => listedTitles(page)).toEqual(["four", "three", "two", "one"]);
});

it("goes from row to row and completes with Space; the focus stays in the list", async () => {
  await tabTo(taskLink(page, "four"));
  await page.keyboard.press("ArrowDown");
  await expectFocus(taskLink(page, "three"));
  await page.keyboard.press("Space");
  await eventually(() => listedTitles(page)).toEqual(["four", "two", "one"]);
  await expectFocus(taskLink(page, "two"));
});

it("deletes with Delete and undoes with Ctrl+Z", async () => {
  await page.keyboard.press("Delete");
  await eventually(() => listedTitles(page)).toEqual(["four", "one"]);
  await expectFocus(taskLink(page, "one"));
  await page.keyboard.press("Control+z");
  await eventually(() => listedTitles(page)).toEqual(["four", "two", "one"]);
});

it("opens with Enter, saves with Ctrl+Enter, and comes back to the row", async () => {
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Task" });
  await expectFocus(panel.getByLabel("Title"));
  await page.keyboard.type(" and only");
  await tabTo(panel.getByLabel("Priority"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+Enter");
  await panel.waitFor({ state: "hidden" });
  await expectFocus(taskLink(page, "one and only"));
});

it("keeps the focus in the panel, and leaves it with Escape", async () => {
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Task" });
  await panel.waitFor();
  for (let press = 0; press < 25; press += 1) {
    await page.keyboard.press("Tab");
    expect(await panel.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await expectFocus(taskLink(page, "one and only"));
});

it("is led to the heading of a page that is shown, and on into its list", async () => {
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expectFocus(page.getByRole("heading", { level: 1, name: /^Good / }));
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expectFocus(page.getByRole("heading", { level: 1, name: "Tasks" }));
  await eventually(async () => (await listedTitles(page)).length).toBeGreaterThan(1);
  const [first = "", second = ""] = await listedTitles(page);
  await page.keyboard.press("j");
  await expectFocus(taskLink(page, first));
  await page.keyboard.press("j");
  await expectFocus(taskLink(page, second));
  await page.keyboard.press("k");
  await expectFocus(taskLink(page, first));
  await taskBox(page, first).focus();
  await page.keyboard.press("ArrowDown");
  await expectFocus(taskLink(page, second));
});

it("steps back past a task that was closed", async () => {
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Task" });
  await panel.waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /^Good / }).waitFor();
  await page.goForward();
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  expect(await panel.count()).toBe(0);
});

it("searches after /, and filters", async () => {
  await page.keyboard.press("/");
  await expectFocus(page.getByLabel("Search tasks"));
  await page.keyboard.type("only");
  await eventually(() => listedTitles(page)).toEqual(["one and only"]);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  const filter = page.getByRole("button", { name: "Filter", exact: true });
  await tabTo(filter);
  await page.keyboard.press("Enter");
  await tabTo(page.getByRole("group", { name: "Filter" }).getByLabel("Priority"));
  await page.keyboard.type("High");
  await page.keyboard.press("Escape");
  await expectFocus(page.getByRole("button", { name: /^Filter/ }));
  await eventually(() => listedTitles(page)).toEqual(["one and only"]);
  await tabTo(page.getByRole("button", { name: "Clear filter Priority: High" }));
  await page.keyboard.press("Enter");
  await eventually(async () => (await listedTitles(page)).length).toBe(3);
});

it("shows where the focus is at every stop of the screen", async () => {
  await addTasks(page, "tagged");
  await page.locator("body").focus();
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  const unseen: string[] = [];
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    const isInPage = await page.evaluate(() => document.activeElement !== document.body);
    if (isInPage && !(await isFocusVisible(page))) unseen.push(await describeFocus(page));
  }
  expect(unseen).toEqual([]);
});

it("keeps the focus on a button while it works, and when there is nothing left to do", async () => {
  const answers: (() => Promise<void>)[] = [];
  await page.route("**/trpc/users.updateMe**", (route) => {
    answers.push(() => route.continue());
  });
  await page.goto("/settings/profile");
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  const save = page.getByRole("button", { name: "Save" });
  await tabTo(save);
  await page.keyboard.press("Enter");
  await eventually(() => save.getAttribute("aria-busy")).toBe("true");
  await expectFocus(save);
  await page.keyboard.press("Enter");
  expect(answers).toHaveLength(1);
  await answers[0]?.();
  await page.getByText("Saved your name.").waitFor();
  await eventually(() => save.isDisabled()).toBe(true);
  await expectFocus(save);
  await page.unroute("**/trpc/users.updateMe**");
});

it("makes an API key in its dialog, keeps the focus there, and comes back to the button", async () => {
  await page.goto("/settings/api-keys");
  const start = page.getByRole("button", { name: "New key" });
  await start.waitFor();
  await tabTo(start);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await expectFocus(dialog.getByLabel("Name"));
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await expectFocus(dialog.getByLabel("Read your tasks"));
  await page.keyboard.press("Space");
  await tabTo(dialog.getByRole("button", { name: "Make the key" }));
  await page.keyboard.press("Enter");
  await expectFocus(page.getByRole("button", { name: "I have kept it" }));
  await page.keyboard.press("Escape");
  await page.getByText("it is not shown again").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("May read your tasks").waitFor();
  await expectFocus(start);
});

it("skips the ways to the screens, and every screen has one to skip them by", async () => {
  for (const path of ["/home", "/tasks", "/posts", "/shop", "/orders", "/settings/profile"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    await expectFocus(page.getByRole("link", { name: "Skip to content" }));
    await page.keyboard.press("Enter");
    await expectFocus(page.getByRole("main"));
  }
});

it.each([
  ["t", "Tasks"],
  ["p", "Posts"],
  ["s", "Shop"],
  ["c", "Cart"],
  ["o", "Orders"],
  ["h", /^Good /],
])("goes where G and then %s leads", async (key, heading) => {
  await page.keyboard.press("g");
  await page.keyboard.press(key);
  await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
});

it("goes nowhere from a field, before a dialog, and without G", async () => {
  await page.goto("/tasks");
  const field = page.getByRole("textbox", { name: "Add a task" });
  await field.focus();
  await page.keyboard.type("gp");
  expect(await field.inputValue()).toBe("gp");
  await field.fill("");
  await page.getByRole("main").focus();
  await page.keyboard.press("p");
  await page.keyboard.press("Shift+?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await expectFocus(page.getByRole("main"));
  expect(new URL(page.url()).pathname).toBe("/tasks");
});

it("buys something, and sees to it at the desk", async () => {
  await app.makeAdmin(person.email);
  const client = createTenonClient({ url: app.url, credential: person });
  const price = { amount: 1_999, currency: "EUR" };
  await client.products.create.mutate({ sku: "TRAY", name: "Oak tray", price, stock: 5 });
  await page.goto("/shop");
  await page.getByRole("button", { name: "Add to cart: Oak tray" }).waitFor();
  await tabTo(page.getByRole("button", { name: "Add to cart: Oak tray" }));
  await page.keyboard.press("Enter");
  await page.getByText("1 in your cart").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByRole("heading", { name: "Cart" }).waitFor();
  await tabTo(page.getByRole("button", { name: /^Place order/ }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Order 1001" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.getByRole("link", { name: "1001" }).waitFor();
  await tabTo(page.getByRole("button", { name: "Mark paid" }));
  await page.keyboard.press("Enter");
  await page.getByText("Order 1001 is paid.").waitFor();
});

it("does nothing at single keys when they are switched off", async () => {
  await page.goto("/settings");
  const setting = page.getByRole("switch", { name: "Single-key shortcuts" });
  await setting.waitFor();
  await tabTo(setting);
  await page.keyboard.press("Space");
  await page.goto("/tasks");
  await taskBox(page, "four").focus();
  await page.keyboard.press("n");
  await expectFocus(taskBox(page, "four"));
  await page.getByRole("main").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.keyboard.press("?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe("/tasks");
});

it("signs out", async () => {
  await tabTo(page.getByRole("button", { name: /Account of/ }));
  await page.keyboard.press("Enter");
  await tabTo(page.getByRole("button", { name: "Sign out", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

async function tabTo(target: Locator): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never led to ${target.toString()}.`);
}

async function expectFocus(target: Locator): Promise<void> {
  await eventually(() => hasFocus(target)).toBe(true);
}

async function hasFocus(target: Locator): Promise<boolean> {
  if ((await target.count()) !== 1) return false;
  return target.evaluate((node) => node === document.activeElement);
}

/** With the focus it must look other than without. */
async function isFocusVisible(page: Page): Promise<boolean> {
  const clip = await page.evaluate(() => {
    const { x, y, width, height } = (
      document.activeElement ?? document.body
    ).getBoundingClientRect();
    return { x: Math.max(0, x - 6), y: Math.max(0, y - 6), width: width + 12, height: height + 12 };
  });
  const withFocus = await page.screenshot({ clip });
  const focused = await page.evaluateHandle(() => document.activeElement);
  await page.evaluate((node) => node instanceof HTMLElement && node.blur(), focused);
  const without = await page.screenshot({ clip });
  await page.evaluate((node) => node instanceof HTMLElement && node.focus(), focused);
  return !withFocus.equals(without);
}

async function describeFocus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? "nothing");
}
