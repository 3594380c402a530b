import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { holdLine } from "./hold-line.ts";
import { mailedLink } from "./mailbox.ts";
import {
  eventually,
  joinUnseen,
  newPerson,
  passwordField,
  type Person,
  signInUnseen,
} from "./screen.ts";
import { storeTasks } from "./stored-tasks.ts";

let app: App;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});
afterAll(() => app[Symbol.asyncDispose]());

it("an address is confirmed by its mailed link, in every tab, and by a press of the button only (C11)", async () => {
  const { page, person } = await newcomer();
  await page.goto("/tasks");
  const banner = page.getByRole("region", { name: "Your e-mail address" });
  await banner.getByText(`mailed to ${person.email}`).waitFor();
  await banner.getByRole("link", { name: "open its mailbox" }).waitFor();
  await audit(page, "unconfirmed address");
  await banner.getByRole("button", { name: "Send the link again" }).click();
  await banner.getByText("A new link is on its way").waitFor();
  await eventually(async () => (await app.mailsTo(person.email)).length).toBe(2);

  const other = await page.context().newPage();
  await other.goto(await mailedLink(app, person.email, "verify-email"));
  await other.getByRole("heading", { name: "Confirm your e-mail address" }).waitFor();
  await eventually(() => new URL(other.url()).hash).toBe("");
  await audit(other, "confirm the address");
  await banner.waitFor();
  await other.getByRole("button", { name: "Confirm my address" }).click();
  await other.getByText(`${person.email} is yours`).waitFor();
  await audit(other, "address confirmed");
  await banner.waitFor({ state: "detached" });
});

it("a link that was used says so, and so does one that was cut short", async () => {
  const { page, person } = await newcomer();
  const link = await mailedLink(app, person.email, "verify-email");
  const stranger = await (await openBrowser()).newPage();
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "Confirm my address" }).click();
  await stranger.getByText(`${person.email} is yours`).waitFor();
  await stranger.getByRole("link", { name: "Sign in" }).waitFor();

  await stranger.goto("about:blank");
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "Confirm my address" }).click();
  await stranger.getByRole("heading", { name: "This link no longer works" }).waitFor();
  await audit(stranger, "used link");
  await stranger.reload();
  await stranger.getByRole("heading", { name: "Open the link again" }).waitFor();
  await audit(stranger, "forgotten link");

  await page.goto("/verify-email#token=short");
  await page.getByText("Your address is confirmed already.").waitFor();
});

it("puts the reminder of the address off for this visit", async () => {
  const { page } = await newcomer();
  await page.goto("/tasks");
  const banner = page.getByRole("region", { name: "Your e-mail address" });
  await banner.getByRole("button", { name: "Not now" }).click();
  await banner.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  expect(await banner.count()).toBe(0);
});

it("a forgotten password is set anew, and every session ends (C7)", async () => {
  const { page: old, person } = await newcomer();
  const page = await (await openBrowser()).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByRole("heading", { name: "Forgot your password?" }).waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe(person.email);
  await audit(page, "forgotten password");
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("If there is an account").waitFor();
  await page.getByText("30 minutes").waitFor();
  await audit(page, "link on its way");

  await page.goto(await mailedLink(app, person.email, "reset-password"));
  const field = page.getByRole("textbox", { name: "New password" });
  await field.fill("password1");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("one of the first that anybody would guess").waitFor();
  await audit(page, "set a new password");
  const password = "a completely new phrase";
  await field.fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("All devices were signed out").waitFor();
  await audit(page, "new password is set");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(person.email);
  await passwordField(page).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: /^Good / }).waitFor();

  await old.goto("/tasks");
  await old.getByRole("heading", { name: "Sign in" }).waitFor();
});

it("tells a stranger nothing about who has an account (C1)", async () => {
  const page = await (await openBrowser()).newPage();
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill("nobody@example.com");
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("If there is an account").waitFor();
});

it("a password is changed, which ends the other sessions", async () => {
  const { page, person } = await newcomer();
  const otherDevice = await openBrowser();
  await signInUnseen(otherDevice, person);
  await page.goto("/settings/security");
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill("another phrase of mine");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("The current password is wrong.").waitFor();
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("One other device was signed out.").waitFor();
  const other = await otherDevice.newPage();
  await other.goto("/tasks");
  await other.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Security" }).waitFor();
});

it("another address counts once it is confirmed from there (C10)", async () => {
  const { page, person } = await newcomer();
  const email = `new-${person.email}`;
  await page.goto("/settings/profile");
  await page.getByRole("button", { name: "Change the address" }).click();
  await page.getByLabel("New e-mail address").fill(email);
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Send the link", exact: true }).click();
  await page.getByText(`A mail is on its way to ${email}`).waitFor();
  await audit(page, "address to be confirmed");

  const other = await page.context().newPage();
  await other.goto(await mailedLink(app, email, "confirm-email"));
  await other.getByRole("button", { name: "Use the new address" }).click();
  await other.getByText(`${email} is your address now`).waitFor();
  await page.getByText("Confirmed", { exact: true }).waitFor();
  await signInUnseen(await openBrowser(), { ...person, email });
  await eventually(async () =>
    (await app.mailsTo(person.email)).map(({ subject }) => subject),
  ).toContain("Your account has another e-mail address now");
});

it("an API key is made, seen once, used and revoked", async () => {
  const { page, person } = await newcomer();
  await storeTasks(app, person, "Seen by a program");
  await page.goto("/settings/api-keys");
  await page.getByText("No keys yet").waitFor();
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await dialog.getByText("Choose at least one scope.").waitFor();
  await audit(page, "new key");
  await dialog.getByLabel("Name").fill("Nightly report");
  await dialog.getByLabel("Read your tasks").check();
  expect(await dialog.getByLabel("Read the audit log").count()).toBe(0);
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await page.getByText("it is not shown again").waitFor();
  const key = await page.getByText(/^tenon_\w+_[\w-]+$/).innerText();
  await audit(page, "key made");
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByText("May read your tasks").waitFor();
  await page.getByText("never used").waitFor();
  expect(await page.content()).not.toContain(key);
  await audit(page, "keys");

  expect(await listTasks(key)).toMatchObject({
    status: 200,
    text: expect.stringContaining("Seen by a program"),
  });
  await page.reload();
  await page.getByText("last used just now").waitFor();
  await page.getByRole("button", { name: "Revoke Nightly report" }).click();
  await page.getByRole("dialog", { name: "Revoke “Nightly report”?" }).waitFor();
  await audit(page, "revoke");
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await page.getByText("No keys yet").waitFor();
  expect((await listTasks(key)).status).toBe(401);
});

it("goes on asking about a key that is revoked meanwhile, and says so", async () => {
  const { page, person } = await newcomer();
  const tenon = createTenonClient({ url: app.url, credential: person });
  const { id } = await tenon.apiKeys.create.mutate({ name: "Report", scopes: ["tasks:read"] });
  const letGo = await holdLine(page);
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Revoke Report" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke “Report”?" });
  await dialog.waitFor();
  await tenon.apiKeys.revoke.mutate({ id });
  letGo();
  await page.getByText("No keys yet").waitFor();
  await dialog.getByRole("button", { name: "Revoke the key" }).click();
  await page.getByText("“Report” was revoked meanwhile.").waitFor();
  await dialog.waitFor({ state: "hidden" });
});

it("all that is kept of a person is theirs to take along", async () => {
  const { page, person } = await newcomer();
  await storeTasks(app, person, "Mine to keep");
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Download my data" }).waitFor();
  await audit(page, "your data");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my data" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tenon-account-\d{4}-\d{2}-\d{2}\.json$/);
  const account: unknown = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(account).toMatchObject({
    user: { email: person.email },
    tasks: [{ title: "Mine to keep" }],
  });
});

it("an account is deleted for good, after its password was given", async () => {
  const { page, person } = await newcomer();
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Delete my account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete your account?" });
  await dialog.getByLabel("Your password").fill("not the password");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await dialog.getByText("The current password is wrong.").waitFor();
  await audit(page, "delete the account");
  await dialog.getByLabel("Your password").fill(person.password);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByText("are deleted").waitFor();
  await page.getByLabel("E-mail").fill(person.email);
  await passwordField(page).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("E-mail or password is wrong.").waitFor();
});

/** Signed in, with no page opened yet. */
async function newcomer(): Promise<{ page: Page; person: Person }> {
  const person = newPerson();
  const context = await openBrowser();
  await joinUnseen(context, person);
  return { page: await context.newPage(), person };
}

async function openBrowser(): Promise<BrowserContext> {
  const context = await app.openBrowser();
  opened.push(context);
  return context;
}

async function listTasks(key: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${app.url}/trpc/tasks.list`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return { status: response.status, text: await response.text() };
}
