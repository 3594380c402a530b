import { setTimeout } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { foreignHost } from "./browser.ts";
import {
  addTasks,
  eventually,
  joinUnseen,
  newPerson,
  openTask,
  passwordField,
  type Person,
  signIn,
  signOut,
  signUp,
  taskLink,
} from "./screen.ts";

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
  const context = await openBrowser();
  const first = await context.newPage();
  await signUp(first, newPerson());
  const renewals = countRenewals(context);
  const second = await context.newPage();
  await second.goto("/tasks");
  await second.getByText("Nothing left to do").waitFor();
  expect(renewals()).toBe(0);
});

it("two tabs whose token ran out renew it once, and both go on", async () => {
  const context = await openBrowser();
  await context.clock.install();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await signUp(first, newPerson());
  await second.goto("/tasks");
  await second.getByText("Nothing left to do").waitFor();
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
  const context = await openBrowser();
  const page = await context.newPage();
  await signUp(page, newPerson());
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
  const context = await openBrowser();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await signUp(first, newPerson());
  await second.goto("/settings/security");
  await second.getByText("This device").waitFor();
  await signOut(first);
  await second.getByRole("heading", { name: "Sign in" }).waitFor();
});

it("a session that ends in the middle of work loses nothing", async () => {
  const person = newPerson();
  const page = await (await openBrowser()).newPage();
  await signUp(page, person);
  await addTasks(page, "Write the report");
  const panel = await openTask(page, "Write the report");
  await panel.getByLabel("Description").fill("Three pages, by hand.");

  await endOtherSessions(person);

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
  expect(await reopened.getByLabel("Description").inputValue()).toBe("Three pages, by hand.");
});

it("whoever signs in as somebody else sees nothing of the person before", async () => {
  const person = newPerson();
  const page = await (await openBrowser()).newPage();
  await signUp(page, person);
  await addTasks(page, "Mine alone");
  await endOtherSessions(person);
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
  const [ada, bob] = [newPerson(), newPerson()];
  await joinUnseen(await openBrowser(), bob);
  const context = await openBrowser();
  await joinUnseen(context, ada);
  const page = await context.newPage();
  const timers = await countTimers(page);
  await page.goto("/tasks");
  await page.getByText("Nothing left to do").waitFor();
  const whenOne = await timers();
  for (const next of [bob, ada]) {
    await signOut(page);
    await enter(page, next);
  }
  expect(await timers()).toBe(whenOne);
});

it("one session among others is ended from the settings", async () => {
  const person = newPerson();
  const here = await (await openBrowser()).newPage();
  await signUp(here, person);
  const there = await (await openBrowser()).newPage();
  await signIn(there, person);
  await here.goto("/settings/security");
  await here.getByRole("button", { name: /^Sign out Chrome/ }).click();
  const dialog = here.getByRole("dialog", { name: /^Sign out Chrome/ });
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await here.getByText(/^Signed out Chrome/).waitFor();
  await eventually(() => here.getByRole("button", { name: /^Sign out Chrome/ }).count()).toBe(0);
  await there.goto("/tasks");
  await there.getByRole("heading", { name: "Sign in" }).waitFor();
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

function countRenewals(context: BrowserContext): () => number {
  let renewals = 0;
  context.on("request", (request) => {
    if (request.url().endsWith("/trpc/auth.refresh")) renewals += 1;
  });
  return () => renewals;
}

/** As from another device of the same person. */
async function endOtherSessions(person: { email: string; password: string }): Promise<void> {
  const page: Page = await (await openBrowser()).newPage();
  await signIn(page, person);
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
