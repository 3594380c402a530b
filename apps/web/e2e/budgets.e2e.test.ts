import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { axeFaults } from "./audit.ts";
import { excess } from "./budgets.ts";
import { addDemo } from "./demo.ts";
import { visitFirst } from "./first-visit.ts";
import { type ScreenName, screenAddresses, screenNames } from "./main-screens.ts";
import { signIn } from "./screen.ts";

let app: App;
let addresses: Record<ScreenName, string>;
let signedIn: BrowserContextOptions = {};

beforeAll(async () => {
  app = await startApp();
  const admin = await addDemo(app.prisma);
  addresses = await screenAddresses(app);
  const context = await app.openBrowser();
  await signIn(await context.newPage(), admin);
  signedIn = { storageState: { cookies: await context.cookies(), origins: [] } };
  await context.close();
});
afterAll(() => app[Symbol.asyncDispose]());

it.each(screenNames)("the first visit to %s stays within its budget", async (name) => {
  const isGuest = name === "sign in";
  let faults: string[] = [];
  const visit = await visitFirst(
    app,
    { url: addresses[name], options: isGuest ? {} : signedIn },
    async (page) => {
      faults = await axeFaults(page);
    },
  );
  expect(excess(isGuest ? "guest" : "member", visit)).toEqual([]);
  expect(faults).toEqual([]);
});
