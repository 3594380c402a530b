import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { eventually, joinUnseen, newPerson, taskLink } from "./screen.ts";
import { storeTasks } from "./stored-tasks.ts";

const person = newPerson();
let app: App;
let page: Page;
/** What a program may do in the person's name. */
let client: TenonClient;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, person);
  page = await context.newPage();
  client = createTenonClient({ url: app.url, credential: person });
  await storeTasks(app, person, "Oil the workbench", "Sharpen the chisels");
  const { id } = await client.posts.create.mutate({
    title: "Workshop hours",
    body: "Nine to five.",
  });
  await client.posts.publish.mutate({ id });
});
afterAll(() => app[Symbol.asyncDispose]());

it("is not among what a first visit loads, and is there when the browser has time", async () => {
  const loaded: string[] = [];
  const visitor = await (await app.openBrowser()).newPage();
  visitor.on("request", (request) => loaded.push(request.url()));
  await visitor.goto("/sign-in", { waitUntil: "networkidle" });
  expect(loaded.filter((url) => url.includes("palette"))).toEqual([]);
  await visitor.context().close();
  await Promise.all([page.waitForResponse(/command-palette/), page.goto("/tasks")]);
});

it("opens with Ctrl+K, in a field too, and goes with it, with Escape and with a click elsewhere", async () => {
  const field = page.getByRole("textbox", { name: "Add a task" });
  await field.focus();
  await open();
  await page.keyboard.press("Control+k");
  await palette().waitFor({ state: "hidden" });
  await expectFocus(field);
  await open();
  await page.keyboard.press("Escape");
  await palette().waitFor({ state: "hidden" });
  await expectFocus(field);
  await open();
  await page.mouse.click(5, 700);
  await palette().waitFor({ state: "hidden" });
});

it("offers pages and acts, group by group", async () => {
  await open();
  expect(await optionsIn("Go to")).toContain("Tasks");
  expect(await optionsIn("Do")).toContain("New post");
  expect(await palette().getByRole("option", { name: "Audit log" }).count()).toBe(0);
  await audit(page, "the palette");
});

it("is steered by arrows, Home and End", async () => {
  const all = await namesOf(palette().getByRole("option"));
  await expectActive(all[0]);
  await page.keyboard.press("ArrowDown");
  await expectActive(all[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expectActive(all.at(-1));
  await page.keyboard.press("Home");
  await expectActive(all[0]);
  await page.keyboard.press("End");
  await expectActive(all.at(-1));
  expect(await palette().getByRole("option", { selected: true }).count()).toBe(1);
});

it("fits what is typed at once, before the server has answered", async () => {
  await page.route("**/trpc/tasks.list**", () => {});
  await type("newp");
  await expectActive("New post");
  await page.unroute("**/trpc/tasks.list**");
});

it("gives up searches that are no longer wanted", async () => {
  await page.route(/tasks\.list.*chis/, () => {});
  await Promise.all([page.waitForRequest(/tasks\.list.*chis/), type("chis")]);
  const givenUp = page.waitForEvent("requestfailed", (request) => request.url().includes("chis"));
  await type("work");
  await givenUp;
  await page.unroute(/tasks\.list.*chis/);
});

it("finds tasks and posts, says how many, and leads to one", async () => {
  await eventually(() => optionsIn("Tasks")).toEqual(["Oil the workbench"]);
  expect(await optionsIn("Posts")).toEqual(["Workshop hours"]);
  await eventually(() => palette().getByRole("status").textContent()).toMatch(/^\d results?$/);
  await audit(page, "the palette with what was found");
  await page.setViewportSize({ width: 1280, height: 800 });
  await type("workbench");
  await eventually(() => namesOf(palette().getByRole("option"))).toEqual(["Oil the workbench"]);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Task" }).waitFor();
  await eventually(() => page.getByLabel("Title").inputValue()).toBe("Oil the workbench");
});

it("opens over a task, and Escape leaves the task where it is", async () => {
  await open();
  await page.keyboard.press("Escape");
  await palette().waitFor({ state: "hidden" });
  expect(await page.getByRole("dialog", { name: "Task" }).isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  await expectFocus(taskLink(page, "Oil the workbench"));
});

it("opens in a new tab with Ctrl+Enter", async () => {
  await open();
  await type("security");
  const tab = page.context().waitForEvent("page");
  await page.keyboard.press("Control+Enter");
  await (await tab).getByRole("heading", { name: "Security" }).waitFor();
  await (await tab).close();
  await page.keyboard.press("Escape");
});

it("begins with what was looked at, under the name it has by now", async () => {
  await page.goto("/posts/workshop-hours");
  await page.getByRole("heading", { name: "Workshop hours" }).waitFor();
  const { items } = await client.tasks.list.query({ search: "workbench" });
  const [task] = items;
  if (task) await client.tasks.update.mutate({ id: task.id, title: "Wax the workbench" });
  await page.goto("/home");
  await open();
  await eventually(() => optionsIn("Recent")).toEqual(["Workshop hours", "Wax the workbench"]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Workshop hours" }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
});

it("says that nothing fits, and that the server could not be asked", async () => {
  await open();
  await type("xylophone");
  await palette().getByText("Nothing fits “xylophone”.").waitFor();
  await audit(page, "the palette without a result");
  await page.route("**/trpc/tasks.list**", (route) => route.fulfill({ status: 400, body: "{}" }));
  await type("workbench");
  await palette().getByRole("alert").waitFor();
  await audit(page, "the palette without the server");
  await page.unroute("**/trpc/tasks.list**");
  await palette().getByRole("button", { name: "Try again" }).click();
  await eventually(() => optionsIn("Tasks")).toEqual(["Wax the workbench"]);
  await page.keyboard.press("Escape");
});

it("begins a task, switches the colours, shows the keys and exports, from any page", async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/home");
  await pickByName("new task");
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  await expectFocus(page.getByRole("textbox", { name: "Add a task" }));
  await pickByName("dark mode");
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await pickByName("keyboard");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("Control+k");
  expect(await palette().count()).toBe(0);
  await page.keyboard.press("Escape");
  await pickByName("export");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export all my tasks" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tasks-.*\.csv$/);
});

it("leads a phone as well, by its button", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Search and commands" }).click();
  await palette().waitFor();
  await type("shop");
  await palette().getByRole("option", { name: "Shop", exact: true }).click();
  await page.getByRole("heading", { name: "Shop" }).waitFor();
  await page.getByRole("button", { name: "Search and commands" }).click();
  await palette().getByRole("button", { name: "Close" }).click();
  await palette().waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 1280, height: 800 });
});

it("finds orders by number, products and people for administrators, and leads them to the desk", async () => {
  await app.makeAdmin(person.email);
  const price = { amount: 1_999, currency: "EUR" };
  const product = await client.products.create.mutate({
    sku: "TRAY",
    name: "Oak tray",
    price,
    stock: 5,
  });
  const { number } = await client.orders.place.mutate({
    lines: [{ productId: product.id, quantity: 1 }],
  });
  await page.goto("/home");
  await open();
  await type(`#${number}`);
  await eventually(() => optionsIn("Orders")).toEqual([`Order ${number}`]);
  await type("oak");
  await eventually(() => optionsIn("Products")).toEqual(["Oak tray"]);
  await type(person.email);
  await eventually(() => optionsIn("People")).toEqual(["person-1"]);
  await type("audit");
  await expectActive("Audit log");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Audit log" }).waitFor();
});

it("signs out", async () => {
  await pickByName("sign out");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

function palette(): Locator {
  return page.getByRole("dialog", { name: "Search and commands" });
}

async function open(): Promise<void> {
  await page.getByRole("button", { name: "Search and commands" }).waitFor();
  await page.keyboard.press("Control+k");
  await expectFocus(palette().getByRole("combobox"));
}

async function type(text: string): Promise<void> {
  await palette().getByRole("combobox").fill(text);
}

async function pickByName(text: string): Promise<void> {
  await open();
  await type(text);
  await page.keyboard.press("Enter");
  await palette().waitFor({ state: "hidden" });
}

/** What the options of a group are called. */
function optionsIn(group: string): Promise<string[]> {
  return namesOf(palette().getByRole("group", { name: group }).getByRole("option"));
}

/** Without what stands beside the name. */
function namesOf(options: Locator): Promise<string[]> {
  return options.evaluateAll((nodes) =>
    nodes.map(({ children }) => children[1]?.textContent ?? ""),
  );
}

/** What a screen reader is at while the focus stays in the field. */
async function expectActive(text: string | undefined): Promise<void> {
  await eventually(async () => {
    const id = await palette().getByRole("combobox").getAttribute("aria-activedescendant");
    return page.locator(`[id="${id}"]`).textContent();
  }).toContain(text);
}

async function expectFocus(target: Locator): Promise<void> {
  await eventually(() => target.evaluate((node) => node === document.activeElement)).toBe(true);
}
