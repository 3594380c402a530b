import type { BrowserContext, Page } from "playwright-core";

/** From its next page on, a browser notes how long presses of keys and of the mouse wait for what comes of them. */
export async function watchPresses(context: BrowserContext): Promise<void> {
  await context.addInitScript(watch);
}

/** How long each press took until what came of it was seen, in steps of 8 ms; below 16 ms it is not told, and 0. */
export async function timePresses(page: Page, press: () => Promise<void>): Promise<number[]> {
  const before = await page.evaluate(begin);
  await press();
  const { count, told } = await page.evaluate(end);
  return withUntold(told, count - before);
}

/** The times of so many presses, of which the quick ones are not told. */
export function withUntold(told: number[], presses: number): number[] {
  return [...told, ...Array.from({ length: Math.max(0, presses - told.length) }, () => 0)];
}

declare global {
  interface Window {
    /** The longest event of each press since, by its number. */
    presses: Map<number, number>;
  }
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  window.presses = new Map();
  const events = { type: "event", durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming) || entry.interactionId === 0) continue;
      const { interactionId: press, duration } = entry;
      window.presses.set(press, Math.max(duration, window.presses.get(press) ?? 0));
    }
  }).observe(events);
}

/** Runs in the page, and waits until it is at rest. */
async function begin(): Promise<number> {
  await new Promise((resolve) => requestIdleCallback(resolve));
  window.presses.clear();
  return performance.interactionCount;
}

/** Runs in the page: an event is told of soon after the frame that shows what came of it. */
async function end(): Promise<{ count: number; told: number[] }> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  await nextFrame();
  await nextFrame();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { count: performance.interactionCount, told: [...window.presses.values()] };
}
