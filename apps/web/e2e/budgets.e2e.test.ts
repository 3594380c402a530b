import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { axeFaults } from "./audit.ts";
import { excess } from "./budgets.ts";
import { visitFirst } from "./first-visit.ts";
import {
  type MainScreen,
  prepareMainScreens,
  type ScreenName,
  screenNames,
} from "./main-screens.ts";

let app: App;
let screens: Record<ScreenName, MainScreen>;

beforeAll(async () => {
  app = await startApp();
  screens = await prepareMainScreens(app);
});
afterAll(() => app[Symbol.asyncDispose]());

it.each(screenNames)("the first visit to %s stays within its budget", async (name) => {
  const { visitor, ...screen } = screens[name];
  let faults: string[] = [];
  const visit = await visitFirst(app, screen, async (page) => {
    faults = await axeFaults(page);
  });
  expect(excess(visitor, visit)).toEqual([]);
  expect(faults).toEqual([]);
});
