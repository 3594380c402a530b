import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { faultsIn } from "./audit.ts";
import { measureScreen } from "./measure.ts";
import { timePresses, watchPresses } from "./press-times.ts";
import { eventually } from "./screen.ts";

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it("measures a screen: what it loads, moves and paints, and its faults in both themes", async () => {
  const signIn = { url: "/sign-in", visitor: "guest" } as const;
  const view = { device: "phone", slowdown: 2, isLineSlow: false } as const;
  const { device, visit, faults, breaches } = await measureScreen(app, signIn, view);
  expect(device).toBe("phone");
  expect(visit.script.gzip).toBeGreaterThan(visit.style.gzip);
  expect(visit.style.gzip).toBeGreaterThan(0);
  expect(visit.requests).toBeGreaterThan(3);
  expect(visit.paintedMs).toBeGreaterThan(0);
  expect(visit.shift).toBeLessThan(0.1);
  expect(faults).toEqual({ light: [], dark: [] });
  expect(breaches).toEqual([]);
});

it("finds a fault in the theme that has it", async () => {
  await using context = await app.openBrowser();
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("heading", { level: 1 }).evaluate(({ style }) => (style.color = "#ddd"));
  expect(await faultsIn(page, "light")).toEqual([expect.stringContaining("color-contrast")]);
  expect(await faultsIn(page, "dark")).toEqual([]);
});

it("tells for each press how long it waited, for quick ones too", async () => {
  await using context = await app.openBrowser();
  await watchPresses(context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  const field = page.getByLabel("E-mail");
  await field.focus();
  expect(await timePresses(page, () => page.keyboard.type("ada"))).toHaveLength(3);

  await field.evaluate((element) =>
    element.addEventListener("keydown", () => {
      const end = performance.now() + 150;
      while (performance.now() < end);
    }),
  );
  const slowest = async () =>
    Math.max(...(await timePresses(page, () => page.keyboard.press("x"))));
  await eventually(slowest).toBeGreaterThanOrEqual(150);
});
