import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import {
  addTasks,
  eventually,
  joinUnseen,
  listedTitles,
  newPerson,
  openTask,
  passwordField,
  signInUnseen,
  signOut,
  signUp,
  taskBox,
  taskLink,
} from "./screen.ts";

let app: App;
let page: Page;
const person = newPerson();
const titles = [
  "Book the train to Lyon",
  "Renew the passport",
  "Send the invoice",
  "Fix the login test",
  "Water the plants",
  "Call the dentist",
  "Prepare the slides",
  "Buy oat milk",
  "Read chapter four",
  "Order paper",
];

beforeAll(async () => {
  app = await startApp();
  page = await (await app.openBrowser()).newPage();
});
afterAll(() => app[Symbol.asyncDispose]());

it("a stranger is led to signing in, and from there to signing up", async () => {
  await page.goto("/");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  await eventually(() => page.getByText("Must be an e-mail address.").count()).toBe(1);
  await audit(page, "sign in");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByRole("heading", { name: "Create an account" }).waitFor();
  await audit(page, "sign up");
});

it("signs up and finds an empty list", async () => {
  await signUp(page, person);
  await page.getByText("Nothing left to do").waitFor();
  await audit(page, "no tasks");
});

it("adds ten tasks, one Enter after another", async () => {
  await addTasks(page, ...titles);
  expect(await listedTitles(page)).toEqual(titles.toReversed());
});

it("edits a task in its panel", async () => {
  const panel = await openTask(page, "Fix the login test");
  await panel.getByLabel("Title").fill("Fix the flaky login test");
  await panel.getByLabel("Priority").selectOption("urgent");
  await panel.getByRole("button", { name: "Today" }).click();
  await panel.getByLabel("Tags").fill("work");
  await panel.getByLabel("Tags").press("Enter");
  await panel.getByLabel("Description").fill("It fails on Mondays.");
  await audit(page, "task");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ state: "hidden" });
  await taskLink(page, "Fix the flaky login test").waitFor();
  await page.getByLabel("Urgent priority").waitFor();
  await audit(page, "tasks");
});

it("says which field is wrong", async () => {
  const panel = await openTask(page, "Order paper");
  await panel.getByLabel("Title").fill("   ");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("Must not be blank.").waitFor();
  await panel.getByRole("button", { name: "Close task" }).click();
  await page.getByRole("dialog", { name: "Discard your changes?" }).waitFor();
  await audit(page, "discard changes");
  await page.getByRole("button", { name: "Discard" }).click();
  await panel.waitFor({ state: "hidden" });
});

it("filters, searches and sorts, and the address bar remembers it", async () => {
  await page.getByRole("button", { name: "Filter" }).click();
  const filters = page.getByRole("group", { name: "Filter" });
  await filters.getByLabel("Priority").selectOption("urgent");
  await filters.getByLabel("Due").selectOption("today");
  await audit(page, "filters");
  await filters.getByRole("button", { name: "Done" }).click();
  await eventually(() => listedTitles(page)).toEqual(["Fix the flaky login test"]);
  expect(new URL(page.url()).search).toBe("?priority=urgent&due=today");

  await page.goBack();
  await eventually(() => new URL(page.url()).search).toBe("?priority=urgent");
  await page.goForward();

  await page.getByRole("button", { name: "Clear filter Priority: Urgent" }).click();
  await page.getByRole("button", { name: "Clear filter Due: today" }).click();
  await page.getByLabel("Search tasks").fill("the p");
  await page.getByLabel("Sort by").selectOption("Title A to Z");
  const found = ["Prepare the slides", "Renew the passport", "Water the plants"];
  await eventually(() => listedTitles(page)).toEqual(found);
  await page.reload();
  await eventually(() => listedTitles(page)).toEqual(found);
  expect(await page.getByLabel("Search tasks").inputValue()).toBe("the p");

  await page.getByLabel("Search tasks").fill("nothing like it");
  await page.getByText("No task matches").waitFor();
  await audit(page, "no task matches");
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await eventually(async () => (await listedTitles(page)).length).toBe(10);
  await page.getByLabel("Sort by").selectOption("Newest first");
});

it("completes tasks, and undoes one", async () => {
  await taskBox(page, "Buy oat milk").click();
  await taskBox(page, "Water the plants").click();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await eventually(() => taskLink(page, "Buy oat milk").count()).toBe(0);
  await taskLink(page, "Water the plants").waitFor();
  expect(await taskBox(page, "Water the plants").isChecked()).toBe(false);
});

it("deletes tasks, and has one back", async () => {
  await page.getByRole("button", { name: "Delete “Order paper”" }).click();
  await page.getByRole("button", { name: "Delete “Call the dentist”" }).click();
  await page.getByText("Deleted “Call the dentist”.").waitFor();
  await page.keyboard.press("Control+z");
  await taskLink(page, "Call the dentist").waitFor();
  expect(await taskLink(page, "Order paper").count()).toBe(0);
});

it("finds everything as it was after a reload", async () => {
  await page.reload();
  await taskLink(page, "Call the dentist").waitFor();
  const kept = titles
    .filter((title) => title !== "Order paper" && title !== "Buy oat milk")
    .map((title) => (title === "Fix the login test" ? "Fix the flaky login test" : title));
  await eventually(() => listedTitles(page)).toEqual(kept.toReversed());
});

it("changes the name and shows the sessions", async () => {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  await page.getByLabel("Name").fill("Ada Lovelace");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: /Account of Ada Lovelace/ }).waitFor();
  await audit(page, "profile");
  await page.getByRole("link", { name: "Security" }).click();
  await page.getByText("This device").waitFor();
  await audit(page, "security");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog", { name: "Sign out everywhere?" }).waitFor();
  await audit(page, "sign out everywhere");
  await page.getByRole("button", { name: "Cancel" }).click();
});

it("signs out, signs in again and finds what was done", async () => {
  await signOut(page);
  await page.goto("/tasks?state=done");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByLabel("E-mail").fill(person.email);
  await passwordField(page).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("E-mail or password is wrong.").waitFor();
  await passwordField(page).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await taskLink(page, "Buy oat milk").waitFor();
  expect(new URL(page.url()).search).toBe("?state=done");
  expect(await taskBox(page, "Buy oat milk").isChecked()).toBe(true);
  await audit(page, "done tasks");
});

it("refuses an address that is taken, on its field", async () => {
  const other = await (await app.openBrowser()).newPage();
  await other.goto("/sign-up");
  await other.getByLabel("E-mail").fill(person.email.toUpperCase());
  await passwordField(other).fill("another password");
  await other.getByRole("button", { name: "Create account" }).click();
  await other.getByText("There is an account with this e-mail address already.").waitFor();
  await other.context().close();
});

it("looks right at an address that leads nowhere", async () => {
  await page.goto("/nowhere");
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await audit(page, "not found");
});

it("lets nobody be led out of the site by a link", async () => {
  const context = await app.openBrowser();
  await joinUnseen(context, newPerson());
  const other = await context.newPage();
  for (const next of [
    "//example.com/",
    "https://example.com/",
    "/\\example.com",
    "/\t/example.com",
  ]) {
    await other.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await other.getByRole("heading", { name: /^Good / }).waitFor();
    expect(new URL(other.url()).origin).toBe(app.url);
  }
  await context.close();
});

it("keeps the next person's page free of the last one's tasks", async () => {
  const context = await app.openBrowser();
  await signInUnseen(context, person);
  const shared = await context.newPage();
  await shared.goto("/tasks");
  await taskLink(shared, "Call the dentist").waitFor();
  await signOut(shared);
  await signUp(shared, newPerson());
  await shared.getByText("Nothing left to do").waitFor();
  await context.close();
});
