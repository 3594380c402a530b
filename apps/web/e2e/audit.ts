import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { RunOnly, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Half as long as what the package exports. */
const axeScript = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
export const devices = ["phone", "desktop"] as const;
export type Device = (typeof devices)[number];
export const viewports: Record<Device, { width: number; height: number }> = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
};
export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];
/** The shortest way round. */
const turns = [
  ["phone", ["light", "dark"]],
  ["desktop", ["dark", "light"]],
] as const;
/** What a theme changes; all else about a page is the same in the other one, and takes axe much longer. */
const ofColour = ["color-contrast", "link-in-text-block"];

/** Looks at a screen as it stands, by phone and by desk, in the light and in the dark: no fault, nothing cut off. */
export async function audit(page: Page, screen: string): Promise<void> {
  const faults: string[] = [];
  for (const [device, inTurn] of turns) {
    await page.setViewportSize(viewports[device]);
    for (const theme of inTurn) {
      const found = await faultsIn(page, theme);
      faults.push(...found.map((fault) => `${screen}, ${device}, ${theme}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
}

/** What axe finds on a page in a theme, and by how much it is too wide. */
export async function faultsIn(page: Page, theme: Theme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.evaluate(settle, theme);
  const looked = theme === "light" ? axeFaults(page) : colourFaults(page);
  return [...(await looked), ...(await overflows(page))];
}

/**
 * Runs in the page. Halfway from one theme to the other every contrast is poor, and what measures itself does so in
 * the next frame.
 */
async function settle(theme: Theme): Promise<void> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  while (document.documentElement.dataset["mantineColorScheme"] !== theme) await nextFrame();
  await nextFrame();
  await nextFrame();
  const running = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
  // One that ends may set off another, in what inherits from it.
  for (let now = running(); now.length > 0; now = running()) {
    await Promise.allSettled(now.map(({ finished }) => finished));
    await nextFrame();
  }
}

/** What axe finds on a page, or in a part of it. */
export function axeFaults(page: Page, part = "html"): Promise<string[]> {
  return look(page, part, { type: "tag", values: standards });
}

function colourFaults(page: Page): Promise<string[]> {
  return look(page, "html", { type: "rule", values: ofColour });
}

/** Gives axe to a page once and asks it there: bringing it anew takes longer than a look. */
async function look(page: Page, part: string, runOnly: RunOnly): Promise<string[]> {
  const options: RunOptions = { runOnly, resultTypes: ["violations"], elementRef: true };
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(axeScript);
  return page.evaluate(
    async (asked) => {
      const dialog = document.querySelector("[aria-modal=true]");
      const { violations } = await window.axe.run(asked.part, asked.options);
      return violations.flatMap(({ id, nodes }) =>
        nodes
          // What a dialog covers in part can't be aimed at.
          .filter(
            ({ element }) => id !== "target-size" || dialog?.contains(element ?? null) !== false,
          )
          .map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`),
      );
    },
    { part, options },
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export async function overflows(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return pixels > 0 ? [`the page is ${pixels} pixels wider than the window`] : [];
}
