import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";

export type Person = { email: string; password: string };

let people = 0;

/** Somebody who has no account yet. */
export function newPerson(): Person {
  people += 1;
  return { email: `person-${people}@example.com`, password: "correct horse battery" };
}

/** Leads to the tasks, which most journeys begin with. */
export async function signUp(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/sign-up?next=%2Ftasks");
  await page.getByLabel("E-mail").fill(email);
  await passwordField(page).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Tasks" }).waitFor();
}

export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/sign-in?next=%2Ftasks");
  await page.getByLabel("E-mail").fill(email);
  await passwordField(page).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Tasks" }).waitFor();
}

/** Before a browser has opened any page; where the form is not what is looked at. */
export function joinUnseen(context: BrowserContext, person: Person): Promise<void> {
  return enterUnseen(context, "register", person);
}

/** The same for somebody who has an account. */
export function signInUnseen(context: BrowserContext, person: Person): Promise<void> {
  return enterUnseen(context, "login", person);
}

async function enterUnseen(
  context: BrowserContext,
  act: "register" | "login",
  person: Person,
): Promise<void> {
  const answer = await context.request.post(`/api/v1/auth/${act}`, {
    data: { ...person, transport: "cookie" },
  });
  if (!answer.ok()) throw new Error(`${act} was answered with ${answer.status()}.`);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}

/** Adds tasks as they are typed, one Enter after another. They are stored in turn: the last one is there when all are. */
export async function addTasks(page: Page, ...titles: string[]): Promise<void> {
  const field = page.getByRole("textbox", { name: "Add a task" });
  for (const title of titles) {
    await field.fill(title);
    await field.press("Enter");
  }
  await taskLink(page, titles.at(-1) ?? "").waitFor();
}

export function passwordField(page: Page): Locator {
  return page.getByRole("textbox", { name: "Password" });
}

/** A task in the list, once it is stored. */
export function taskLink(page: Page, title: string): Locator {
  return page.getByRole("list", { name: "Tasks" }).getByRole("link", { name: title, exact: true });
}

export function taskBox(page: Page, title: string): Locator {
  return page.getByRole("checkbox", { name: `Complete “${title}”` });
}

export async function openTask(page: Page, title: string): Promise<Locator> {
  await taskLink(page, title).click();
  const panel = page.getByRole("dialog", { name: "Task" });
  await panel.waitFor();
  return panel;
}

/** The titles in the order they are listed. */
export async function listedTitles(page: Page): Promise<string[]> {
  return page.getByRole("list", { name: "Tasks" }).locator("[data-row-link]").allTextContents();
}

/** From its next visit on, a page finds nothing that was read earlier, to be shown when the server can’t be reached. */
export async function forgetAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    indexedDB.deleteDatabase("tenon-answers");
  });
}

/** Takes the notices away that are there now; those of success go by themselves at any moment. */
export async function dismissAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Dismiss" }).evaluateAll((buttons: HTMLElement[]) => {
    for (const button of buttons) button.click();
  });
}

/** Asks until the answer is as expected; on a busy machine that may take a while. */
export function eventually<Answer>(read: () => Answer | Promise<Answer>) {
  return expect.poll(read, { timeout: 20_000 });
}
