import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { mailedLink } from "./mailbox.ts";
import { eventually, joinUnseen, newPerson, type Person } from "./screen.ts";

let app: App;
let admin: Page;
const adminPerson = newPerson();
const opened: BrowserContext[] = [];

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, adminPerson);
  await app.makeAdmin(adminPerson.email);
  admin = await context.newPage();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});
afterAll(() => app[Symbol.asyncDispose]());

it("the pages of administrators are closed to members", async () => {
  const { context } = await newcomer();
  const page = await context.newPage();
  await page.goto("/admin/users");
  await page.getByText("Your account is not an administrator’s").waitFor();
  expect(await page.getByRole("link", { name: "Admin" }).count()).toBe(0);
  await audit(page, "for administrators");
});

it("finds accounts, and the address bar remembers it", async () => {
  const { person } = await newcomer();
  await admin.goto("/tasks");
  await admin.getByRole("link", { name: "Admin" }).click();
  await accountLink(person).waitFor();
  await admin.getByText("You", { exact: true }).waitFor();
  await audit(admin, "accounts");
  await admin.getByLabel("Search accounts").fill(person.email);
  await eventually(() => listedAccounts()).toEqual([nameOf(person)]);
  await admin.reload();
  await eventually(() => listedAccounts()).toEqual([nameOf(person)]);
  await admin.getByLabel("Role").selectOption("Administrators");
  await admin.getByText("No account matches").waitFor();
  expect(new URL(admin.url()).searchParams.get("role")).toBe("admin");
  await audit(admin, "no account matches");
  await admin.getByRole("button", { name: "Clear search and filters" }).click();
  await accountLink(person).waitFor();
});

it("keeps filters behind a button on a phone, and shows those in force", async () => {
  const phone = { width: 390, height: 844 };
  const { person } = await newcomer();
  await admin.setViewportSize(phone);
  await admin.goto("/admin/users");
  await accountLink(person).waitFor();
  await admin.getByRole("button", { name: "Filter" }).click();
  const filters = admin.getByRole("group", { name: "Filter" });
  await filters.getByLabel("Role").selectOption("Administrators");
  await filters.getByLabel("Address").selectOption("Unconfirmed address");
  await audit(admin, "filters of accounts");
  await admin.setViewportSize(phone);
  await admin.getByRole("button", { name: "Clear filter Administrators" }).click();
  await accountLink(person).waitFor();
  expect(new URL(admin.url()).search).toBe("?email=unconfirmed");
  await admin.getByRole("button", { name: "Filter 1" }).click();
  await filters.getByRole("button", { name: "Clear filters" }).click();
  await filters.getByRole("button", { name: "Done" }).click();
  await eventually(() => new URL(admin.url()).search).toBe("");
  await admin.setViewportSize({ width: 1280, height: 800 });
});

it("a person who is switched off while signed in is out at the next act (A15)", async () => {
  const { context, person } = await newcomer();
  const page = await context.newPage();
  // It is not told that its session ended.
  await page.route("**/trpc/events.stream**", (route) => route.abort());
  await page.goto("/tasks");
  await page.getByRole("textbox", { name: "Add a task" }).fill("Too late");
  await openAccount(person);
  await audit(admin, "account");
  await admin.getByLabel("Active").uncheck();
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText(`Saved the account of ${nameOf(person)}.`).waitFor();
  await admin.getByText("Inactive", { exact: true }).waitFor();
  await admin.getByText(`deactivated ${nameOf(person)}`).waitFor();

  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByRole("textbox", { name: "Password" }).fill(person.password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.getByText("E-mail or password is wrong.").waitFor();
});

it("a change that came too late is told what was stored, and made when asked again", async () => {
  const { context, person } = await newcomer();
  const page = await context.newPage();
  await openAccount(person);
  await admin.getByLabel("Role").selectOption("Administrator");
  await page.goto("/settings/profile");
  await page.getByLabel("Name").fill("Grace Hopper");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved your name.").waitFor();

  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("the name is “Grace Hopper” now").waitFor();
  await audit(admin, "account changed meanwhile");
  expect(await admin.getByLabel("Name").inputValue()).toBe("Grace Hopper");
  expect(await admin.getByLabel("Role").inputValue()).toBe("admin");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("Saved the account of Grace Hopper.").waitFor();
  await page.getByRole("link", { name: "Admin" }).waitFor();

  await admin.getByLabel("Role").selectOption("Member");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("role from admin to member").waitFor();
});

it("the last administrator stays one (J2)", async () => {
  await openAccount(adminPerson);
  expect(await admin.getByLabel("Active").isDisabled()).toBe(true);
  expect(await admin.getByRole("button", { name: "Remove" }).count()).toBe(0);
  await admin.getByLabel("Role").selectOption("Member");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByText("This is the last active administrator.").waitFor();
  await audit(admin, "last administrator");
});

it("ends a person’s sessions, and mails a link to set a new password (J4)", async () => {
  const { context, person } = await newcomer();
  const page = await context.newPage();
  await openAccount(person);
  await admin.getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = admin.getByRole("dialog");
  await audit(admin, "end sessions");
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await admin.getByText("one session was ended").waitFor();
  await page.goto("/tasks");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();

  await admin.getByRole("button", { name: "Mail the link" }).click();
  await admin.getByText(`goes to ${person.email}`).waitFor();
  await page.goto(await mailedLink(app, person.email, "reset-password"));
  await page.getByRole("heading", { name: "Set a new password" }).waitFor();
});

it("removes an account, which stays in the log as one that was removed", async () => {
  const { person } = await newcomer();
  const tenon = createTenonClient({ url: app.url, credential: person });
  await tenon.tasks.create.mutate({ title: "Gone with its owner" });
  await openAccount(person);
  await admin.getByRole("button", { name: "Remove" }).click();
  await admin.getByRole("dialog", { name: /^Remove the account/ }).waitFor();
  await audit(admin, "remove an account");
  await admin.getByRole("button", { name: "Remove for good" }).click();
  await admin.getByText("Removed the account of").waitFor();
  await admin.getByRole("heading", { name: "Accounts" }).waitFor();
  await eventually(() => accountLink(person).count()).toBe(0);
  await admin.getByRole("link", { name: "Audit log" }).click();
  await admin.getByText("removed the account a removed account").first().waitFor();
});

it("reads what happened, by whom and when", async () => {
  const { person } = await newcomer();
  await admin.goto("/admin/audit");
  await admin.getByText(`${nameOf(person)} signed up`).waitFor();
  await admin.getByText("127.0.0.1 · Chrome on Linux").first().waitFor();
  await audit(admin, "audit log");
  await admin.getByLabel("Done by").fill(person.email);
  const chosen = admin.getByRole("button", { name: `Done by: ${nameOf(person)}. Clear` });
  await eventually(() => chosen.evaluate((node) => node === document.activeElement)).toBe(true);
  await eventually(() => admin.getByRole("list", { name: "Audit log" }).locator("li").count()).toBe(
    1,
  );
  await admin.getByLabel("What").selectOption("Changed a password");
  await admin.getByText("No entry is like that.").waitFor();
  await audit(admin, "nothing in the log");
  await admin.reload();
  await admin.getByText("No entry is like that.").waitFor();
  await admin.getByRole("button", { name: "Clear filters" }).click();
  await admin.getByText(`${nameOf(person)} signed up`).waitFor();
  await admin.getByLabel("Until").fill("2020-01-01");
  await admin.getByText("No entry is like that.").waitFor();
});

it("says that an account is not there", async () => {
  await admin.goto("/admin/users/0198c0de-0000-7000-8000-000000000000");
  await admin.getByText("This account is not there").waitFor();
  await audit(admin, "no such account");
});

async function newcomer(): Promise<{ context: BrowserContext; person: Person }> {
  const person = newPerson();
  const context = await app.openBrowser();
  opened.push(context);
  await joinUnseen(context, person);
  return { context, person };
}

async function openAccount(person: Person): Promise<void> {
  await admin.goto(`/admin/users?q=${encodeURIComponent(person.email)}`);
  await accountLink(person).click();
  await admin.getByRole("heading", { name: person.email }).waitFor();
}

function accountLink(person: Person) {
  return admin.getByRole("table").getByRole("link", { name: nameOf(person), exact: true });
}

async function listedAccounts(): Promise<string[]> {
  return admin.getByRole("table").locator("tbody a").allTextContents();
}

/** Who gives no name goes by the part of the address before the @. */
function nameOf({ email }: Person): string {
  return email.split("@")[0] ?? "";
}
