import type { Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { joinUnseen, newPerson } from "./screen.ts";

const admin = newPerson();
let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser();
  await joinUnseen(context, admin);
  await app.makeAdmin(admin.email);
  page = await context.newPage();
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
  await page.getByText("1 thing should be seen to").waitFor();
  await page.getByText("npm run tenon -- jobs list", { exact: false }).waitFor();
  const jobs = page.getByRole("region", { name: "Jobs" });
  await jobs.getByRole("row", { name: /^webhook-delivery/ }).waitFor();
  await audit(page, "health with dead jobs");
  await app.setDeadJobs(false);
  await page.getByText("All is well").waitFor();
});

it("keeps the last figures when the server stops answering, and says of when they are", async () => {
  await page.route("**/trpc/**", (route) => route.abort());
  await page.getByText("The server no longer says how it is").waitFor();
  await page.getByRole("region", { name: "Jobs" }).waitFor();
  await page.unroute("**/trpc/**");
  await page.getByText("The server no longer says how it is").waitFor({ state: "detached" });
});

it("is no page for members", async () => {
  const context = await app.openBrowser();
  await joinUnseen(context, newPerson());
  const member = await context.newPage();
  await member.goto("/admin/health");
  await member.getByText("Your account is not an administrator’s").waitFor();
});
