import { get } from "node:http";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { App } from "./app.ts";
import { type Person, signInUnseen } from "./screen.ts";

/** What a browser that has nothing of Tenon yet loads until a screen stands. */
export type FirstVisit = {
  /** With the words that it says. */
  script: Bytes;
  style: Bytes;
  /** Of whatever kind: the page, scripts, styles, signs and calls. */
  requests: number;
  /** How much was moved under the eyes; 0 is nothing. */
  shift: number;
  /** When the largest part of it was painted, and how long tasks took together that kept it from answering. */
  paintedMs: number;
  longTasksMs: number;
};

type Bytes = { gzip: number; brotli: number };

type Visit = {
  url: string;
  person?: Person;
  options?: BrowserContextOptions;
  /** How many times the processor is slowed down. */
  slowdown?: number;
  isLineSlow?: boolean;
};

/** Time to load ahead never comes, so that nothing is counted but what the screen itself takes. */
export async function visitFirst(
  app: App,
  { url, person, options, slowdown = 1, isLineSlow = false }: Visit,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<FirstVisit> {
  await using opened = new AsyncDisposableStack();
  const context = await app.openBrowser({ ...options, serviceWorkers: "block" });
  opened.defer(() => context.close());
  if (person) await signInUnseen(context, person);
  await context.addInitScript(watch);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  if (isLineSlow) await devTools.send("Network.emulateNetworkConditions", slow4g);
  let requests = 0;
  page.on("request", () => (requests += 1));
  await page.goto(url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  const { pathname } = new URL(page.url());
  if (pathname !== url) throw new Error(`A visit to ${url} led to ${pathname}.`);
  await page.waitForFunction(() => window.watched.paintedMs > 0);
  const seen = await page.evaluate(readWatch);
  await look(page);
  return {
    script: await bytesOf(seen.loaded.filter((path) => /\.js$|^\/assets\/words\//.test(path))),
    style: await bytesOf(seen.loaded.filter((path) => path.endsWith(".css"))),
    requests,
    shift: seen.shift,
    paintedMs: seen.paintedMs,
    longTasksMs: seen.longTasksMs,
  };

  async function bytesOf(paths: string[]): Promise<Bytes> {
    const unique = [...new Set(paths)];
    const [gzip, brotli] = await Promise.all([
      Promise.all(unique.map((path) => servedBytes(app.url + path, "gzip"))),
      Promise.all(unique.map((path) => servedBytes(app.url + path, "br"))),
    ]);
    return { gzip: sum(gzip), brotli: sum(brotli) };
  }
}

/** By the figures of Chrome's developer tools: milliseconds, and bytes a second. */
const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
};

declare global {
  interface Window {
    watched: { shift: number; paintedMs: number; longTasksMs: number };
  }
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  window.requestIdleCallback = () => 0;
  const watched = { shift: 0, paintedMs: 0, longTasksMs: 0 };
  window.watched = watched;
  const observe = (type: string, note: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({
      type,
      buffered: true,
    });
  };
  observe("layout-shift", (entry) => {
    const value: unknown = Reflect.get(entry, "value");
    if (typeof value === "number" && Reflect.get(entry, "hadRecentInput") !== true) {
      watched.shift += value;
    }
  });
  observe("largest-contentful-paint", ({ startTime }) => (watched.paintedMs = startTime));
  observe("longtask", ({ duration }) => (watched.longTasksMs += duration));
}

/** Runs in the page. */
function readWatch() {
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  return { ...window.watched, loaded: paths };
}

/** Of a file as it is sent to who takes this coding; without what stands before it. */
function servedBytes(url: string, coding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { "accept-encoding": coding } }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => (bytes += part.length));
      response.once("end", () => resolve(bytes));
    });
    request.once("error", reject);
  });
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
