import { setTimeout } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { foreignHost } from "./browser.ts";
import { holdLine } from "./hold-line.ts";
import {
  addTasks,
  eventually,
  joinUnseen,
  newPerson,
  openTask,
  passwordField,
  type Person,
  signInUnseen,
  signOut,
  signUp,
  taskLink,
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

it("a second tab takes the token of the first and asks for none", async () => {
  const { context } = await newcomer();
  await openTasks(await context.newPage());
  const renewals = countRenewals(context);
  const second = await context.newPage();
  await openTasks(second);
  expect(renewals()).toBe(0);
});

it("two tabs whose token ran out renew it once, and both go on", async () => {
  const { context } = await newcomer();
  await context.clock.install();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openTasks(first);
  await openTasks(second);
  const renewals = countRenewals(context);
  await context.route("**/trpc/auth.refresh", async (route) => {
    await setTimeout(500);
    await route.fallback();
  });
  await context.clock.fastForward("09:45");
  await Promise.all([addTasks(first, "from the first"), addTasks(second, "from the second")]);
  expect(renewals()).toBe(1);
});

it("parallel calls that are refused renew the token once", async () => {
  const { context } = await newcomer();
  const page = await context.newPage();
  await openTasks(page);
  const renewals = countRenewals(context);
  const stale = new Set<string>();
  await page.route("**/trpc/tasks.create**", async (route) => {
    const token = (await route.request().headerValue("authorization")) ?? "";
    if (renewals() > 0) return route.fallback();
    stale.add(token);
    return route.fulfill({ status: 401, json: {} });
  });
  await addTasks(page, "one", "two", "three");
  expect(renewals()).toBe(1);
  expect(stale.size).toBe(1);
});

it("keeps no token where a script could find it", async () => {
  const context = await openBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson());
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
  expect(stored).not.toMatch(/eyJ|refresh/);
  const cookies = await context.cookies();
  expect(cookies).toMatchObject([{ name: "tenon-refresh", httpOnly: true, sameSite: "Lax" }]);
});

it("signing out in one tab leads the other to signing in", async () => {
  const { context } = await newcomer();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openTasks(first);
  await second.goto("/settings/security");
  await second.getByText("This device").waitFor();
  await signOut(first);
  await second.getByRole("heading", { name: "Sign in" }).waitFor();
});

it("a session that ends in the middle of work loses nothing", async () => {
  const { context, person } = await newcomer();
  await storeTasks(app, person, "Write the report");
  const page = await openUntold(context);
  const panel = await openTask(page, "Write the report");
  await panel.getByLabel("Description").fill("Three pages, by hand.");

  await signOutEverywhere(person);

  await panel.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.waitFor();
  await audit(page, "session ended");
  await passwordField(page).fill("not the password");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.getByText("E-mail or password is wrong.").waitFor();
  await passwordField(page).fill(person.password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await panel.waitFor({ state: "hidden" });

  await page.reload();
  const reopened = await openTask(page, "Write the report");
  await eventually(() => reopened.getByLabel("Description").inputValue()).toBe(
    "Three pages, by hand.",
  );
});

it("whoever signs in as somebody else sees nothing of the person before", async () => {
  const { context, person } = await newcomer();
  await storeTasks(app, person, "Mine alone");
  const page = await openUntold(context);
  await createTenonClient({ url: app.url, credential: person }).auth.logoutAll.mutate();
  await page.getByRole("button", { name: "Delete “Mine alone”" }).focus();
  await page.getByRole("textbox", { name: "Add a task" }).fill("Unsent");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sign in as somebody else" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await signUp(page, newPerson());
  await page.getByText("Nothing left to do").waitFor();
  expect(await taskLink(page, "Mine alone").count()).toBe(0);
});

it("whoever comes back to a page that others used meanwhile works there once", async () => {
  const { person: bob } = await newcomer();
  const { context, person: ada } = await newcomer();
  const page = await context.newPage();
  const timers = await countTimers(page);
  await page.goto("/tasks");
  await page.getByText("Nothing left to do").waitFor();
  const whenOne = await timers();
  for (const next of [bob, ada]) {
    await signOut(page);
    await enter(page, next);
  }
  await eventually(timers).toBe(whenOne);
});

it("one session among others is ended from the settings", async () => {
  const { context, person } = await newcomer();
  const here = await context.newPage();
  const elsewhere = await openBrowser();
  await signInUnseen(elsewhere, person);
  const there = await elsewhere.newPage();
  await openTasks(there);
  await here.goto("/settings/security");
  await here.getByRole("button", { name: /^Sign out Chrome/ }).click();
  const dialog = here.getByRole("dialog", { name: /^Sign out Chrome/ });
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await here.getByText(/^Signed out Chrome/).waitFor();
  await eventually(() => here.getByRole("button", { name: /^Sign out Chrome/ }).count()).toBe(0);
  await there.goto("/tasks");
  await there.getByRole("heading", { name: "Sign in" }).waitFor();
});

it("goes on asking about a session that ends meanwhile, and says so", async () => {
  const { context, person } = await newcomer();
  const program = createTenonClient({ url: app.url, credential: person });
  await program.users.me.query();
  const page = await context.newPage();
  const letGo = await holdLine(page);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Sign out node" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out node?" });
  await dialog.waitFor();
  await program.auth.logout.mutate();
  letGo();
  await eventually(() => page.locator("main li").count()).toBe(1);
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("node was signed out meanwhile.").waitFor();
  await dialog.waitFor({ state: "hidden" });
});

it("says why one can't be signed in over plain http, and what to do", async () => {
  const page = await (await openBrowser()).newPage();
  await page.goto(`http://${foreignHost}:${app.port}/tasks`);
  await page.getByRole("heading", { name: "This address is not secure" }).waitFor();
  await page.getByRole("link", { name: app.url }).waitFor();
  await audit(page, "wrong address");
});

async function openBrowser(): Promise<BrowserContext> {
  const context = await app.openBrowser();
  opened.push(context);
  return context;
}

async function newcomer(): Promise<{ context: BrowserContext; person: Person }> {
  const person = newPerson();
  const context = await openBrowser();
  await joinUnseen(context, person);
  return { context, person };
}

async function openTasks(page: Page): Promise<void> {
  await page.goto("/tasks");
  await page.getByText("Nothing left to do").waitFor();
}

/** The tasks on a page that hears of nothing by itself, and learns what happened when it asks. */
async function openUntold(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await holdLine(page);
  await page.goto("/tasks");
  await page.getByRole("list", { name: "Tasks" }).waitFor();
  return page;
}

function countRenewals(context: BrowserContext): () => number {
  let renewals = 0;
  context.on("request", (request) => {
    if (request.url().endsWith("/trpc/auth.refresh")) renewals += 1;
  });
  return () => renewals;
}

/** As from another device of the same person. */
async function signOutEverywhere(person: Person): Promise<void> {
  const context = await openBrowser();
  await signInUnseen(context, person);
  const page = await context.newPage();
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}

/** Signs in where the form is. */
async function enter(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await passwordField(page).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("Nothing left to do").waitFor();
}

/** How many of the looks for what was left behind a page goes on with. */
async function countTimers(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const looks = new Set<number>();
    const { setInterval: start, clearInterval: stop } = window;
    Object.assign(window, {
      looks,
      setInterval(work: () => void, pause: number) {
        const timer = start(work, pause);
        if (pause === 10_000) looks.add(timer);
        return timer;
      },
      clearInterval(timer: number) {
        looks.delete(timer);
        stop(timer);
      },
    });
  });
  return () =>
    page.evaluate(() => {
      const looks: unknown = Reflect.get(window, "looks");
      return looks instanceof Set ? looks.size : 0;
    });
}
