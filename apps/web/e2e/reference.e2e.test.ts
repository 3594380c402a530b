import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { axeFaults, overflows } from "./audit.ts";
import { newPerson } from "./screen.ts";

let app: App;
const person = newPerson();

beforeAll(async () => {
  app = await startApp();
  await createTenonClient({ url: app.url }).auth.register.mutate(person);
});
afterAll(() => app[Symbol.asyncDispose]());

/** A page that keeps what goes wrong in it, and whom it asks. */
async function open(path: string): Promise<{ page: Page; faults: string[]; origins: Set<string> }> {
  const context = await app.openBrowser();
  const page = await context.newPage();
  const faults: string[] = [];
  const origins = new Set<string>();
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (line) => {
    if (line.text().includes("Content Security Policy")) faults.push(line.text());
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:") origins.add(origin);
  });
  await page.goto(path);
  return { page, faults, origins };
}

describe("the reference", () => {
  it("signs in with a password, calls an operation, and asks nobody else for anything", async () => {
    const { page, faults, origins } = await open("/docs");
    await page.getByRole("button", { name: "Authorize" }).first().click();
    const dialog = page.locator(".dialog-ux");
    const password = dialog.locator(".auth-container").filter({ hasText: "password" }).first();
    await password.getByLabel("username:").fill(person.email);
    await password.getByLabel("password:").fill(person.password);
    await password.getByRole("button", { name: "Apply given OAuth2 credentials" }).click();
    await password.getByRole("button", { name: "Remove authorization" }).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).first().click();

    const operation = page.locator(".opblock").filter({
      has: page.locator(".opblock-summary-path[data-path='/users/me']"),
      hasText: "Read one’s own account",
    });
    await operation.locator(".opblock-summary-control").click();
    await operation.getByRole("button", { name: "Try it out" }).click();
    await operation.getByRole("button", { name: "Execute" }).click();
    await operation.locator(".live-responses-table").getByText(person.email).first().waitFor();

    expect({ faults, origins: [...origins] }).toEqual({ faults: [], origins: [app.url] });
    await page.context().close();
  });

  it("is in the colours of the web app, and no wider than a phone", async () => {
    const { page } = await open("/docs");
    await page.locator(".opblock").first().waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      const isDark = () =>
        page.evaluate(() => document.documentElement.classList.contains("dark-mode"));
      await expect.poll(isDark).toBe(colorScheme === "dark");
      expect(await axeFaults(page, ".bar")).toEqual([]);
      expect(await overflows(page)).toEqual([]);
    }
    await page.context().close();
  });
});

describe("the page of procedures", () => {
  it("finds a procedure, says why it is refused, and calls it for who signed in", async () => {
    const { page, faults } = await open("/dev/procedures");
    await page.getByLabel("Filter").fill("tasks.create");
    await page.getByText("Add a task").click();
    const procedure = page.locator("[data-path='tasks.create']");
    const call = procedure.getByRole("button", { name: "Call" });
    const input = procedure.getByLabel("Input");
    await call.click();
    await page.getByText("UNAUTHENTICATED: Sign in first.").waitFor();

    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText(/^Signed in as/).waitFor();

    await input.fill("{");
    await call.click();
    await page.getByText(/^This is not JSON/).waitFor();
    await input.fill('{ "title": "Sharpen the saw", "dueAt": "2026-03-14T09:30:00.000Z" }');
    await call.click();
    await procedure.locator(".answer").getByText('"title": "Sharpen the saw"').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("says when nothing is called so", async () => {
    const { page } = await open("/dev/procedures");
    await page.getByLabel("Filter").fill("no such thing");
    await page.getByText("Nothing is called so.").waitFor();
    await page.context().close();
  });

  it("stands axe's look in both themes, and fits a phone", async () => {
    const { page } = await open("/dev/procedures");
    await page.locator("summary", { hasText: "tasks.create" }).click();
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await axeFaults(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
    }
    await page.context().close();
  });
});
