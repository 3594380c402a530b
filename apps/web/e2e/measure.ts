import { createBenchmarkDatabase } from "@tenon/benchmarks/database";
import { openDatabase } from "@tenon/db/client";
import { type App, startApp } from "./app.ts";
import { type Device, devices, faultsIn, type Theme, themes, viewports } from "./audit.ts";
import { excess } from "./budgets.ts";
import { type FirstVisit, visitFirst } from "./first-visit.ts";
import {
  type MainScreen,
  prepareMainScreens,
  type ScreenName,
  screenNames,
} from "./main-screens.ts";
import { type ActTimes, timeTaskPresses } from "./task-presses.ts";

/** What can be measured: a main screen, or how long presses take in a long list. */
export const subjects = [...screenNames, "presses"] as const;
export type Subject = (typeof subjects)[number];

export type MeasuredScreen = {
  name: ScreenName;
  device: Device;
  /** Painted when slowed down; the shift is the larger one of both. */
  visit: Omit<FirstVisit, "longTasksMs">;
  /** What axe finds, and what is cut off. */
  faults: Record<Theme, string[]>;
  /** What the visit took more than it may, on any machine. */
  breaches: string[];
};

/** The screens in turn, each by phone and by desk; `acts` are done in a list of so many tasks. */
export type Measured = {
  slowdown: number;
  isLineSlow: boolean;
  screens: MeasuredScreen[];
  tasks: number;
  acts: ActTimes[];
};

type Options = {
  only: readonly Subject[];
  isLineSlow: boolean;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

/** About a cheap phone, where a laptop measures. */
const slowdown = 4;
const tasks = 1_000;

/** Measures the built web app with a database of its own, and takes everything down again, also when `signal` says stop. */
export async function measureWebApp({
  only,
  isLineSlow,
  signal,
  onProgress,
}: Options): Promise<Measured> {
  await using open = new AsyncDisposableStack();
  onProgress("starting PostgreSQL, Tenon and a browser");
  const { url } = open.use(await createBenchmarkDatabase("screens"));
  const app = open.use(await startApp({ database: { ...openDatabase({ url }), url } }));

  const measured: Measured = { slowdown, isLineSlow, screens: [], tasks, acts: [] };
  const names = screenNames.filter((name) => only.includes(name));
  if (names.length > 0) {
    signal.throwIfAborted();
    onProgress("filling in the demo");
    const screens = await prepareMainScreens(app);
    for (const name of names) {
      for (const device of devices) {
        signal.throwIfAborted();
        onProgress(`${name}, ${device}`);
        const view = { device, slowdown, isLineSlow };
        measured.screens.push({ name, ...(await measureScreen(app, screens[name], view)) });
      }
    }
  }
  if (only.includes("presses")) {
    const viewport = viewports.desktop;
    measured.acts = await timeTaskPresses(app, { tasks, slowdown, viewport, signal, onProgress });
  }
  return measured;
}

type View = { device: Device; slowdown: number; isLineSlow: boolean };

/** Visits it twice: as it comes, and slowed down. Slowness makes some shifts, and hides others. */
export async function measureScreen(
  app: App,
  { visitor, options, ...screen }: MainScreen,
  { device, ...pace }: View,
): Promise<Omit<MeasuredScreen, "name">> {
  const sized = { ...screen, options: { ...options, viewport: viewports[device] } };
  const faults: MeasuredScreen["faults"] = { light: [], dark: [] };
  const { script, style, requests, ...quick } = await visitFirst(app, sized, async (page) => {
    for (const theme of themes) faults[theme] = await faultsIn(page, theme);
  });
  const { paintedMs, ...slow } = await visitFirst(app, { ...sized, ...pace });
  const shift = Math.max(quick.shift, slow.shift);
  const visit = { script, style, requests, shift, paintedMs };
  return { device, visit, faults, breaches: excess(visitor, visit) };
}
