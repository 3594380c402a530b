import type { Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { eventually, joinUnseen, newPerson } from "./screen.ts";

const admin = newPerson();
/** The page asks by itself again and again. */
const untilAskedMs = 15_000;
let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser();
  await joinUnseen(context, admin);
  await app.makeAdmin(admin.email);
  page = await context.newPage();
  await page.clock.install();
});
afterAll(() => app[Symbol.asyncDispose]());

it("is calm while all is well", async () => {
  await page.goto("/admin/health");
  await page.getByRole("status").getByText("All is well").waitFor();
  await page
    .getByRole("region", { name: "Database" })
    .getByText(/of \d+/)
    .waitFor();
  await audit(page, "health");
});

it("says by itself what is wrong and what to do, and is calm again when it is mended", async () => {
  await app.setDeadJobs(true);
  await page.clock.fastForward(untilAskedMs);
  await page.getByText("1 thing should be seen to").waitFor();
  await page.getByText("npm run tenon -- jobs list", { exact: false }).waitFor();
  const jobs = page.getByRole("region", { name: "Jobs" });
  await jobs.getByRole("row", { name: /^webhook-delivery/ }).waitFor();
  await audit(page, "health with dead jobs");
  await app.setDeadJobs(false);
  await page.clock.fastForward(untilAskedMs);
  await page.getByText("All is well").waitFor();
});

it("keeps the last figures when the server stops answering, and says of when they are", async () => {
  await page.route("**/trpc/**", (route) => route.abort());
  const failure = page.getByText("The server no longer says how it is");
  await eventually(async () => {
    await page.clock.fastForward(untilAskedMs);
    return failure.count();
  }).toBe(1);
  await page.getByRole("region", { name: "Jobs" }).waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.clock.fastForward(untilAskedMs);
  await failure.waitFor({ state: "detached" });
});

it("is no page for members", async () => {
  const context = await app.openBrowser();
  await joinUnseen(context, newPerson());
  const member = await context.newPage();
  await member.goto("/admin/health");
  await member.getByText("Your account is not an administrator’s").waitFor();
});
