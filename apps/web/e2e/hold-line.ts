import type { Page } from "playwright-core";

/** Keeps the line of events from a page until it is let go: when it stands, what was read before is read again. */
export async function holdLine(page: Page): Promise<() => void> {
  const { promise: isFree, resolve } = Promise.withResolvers<unknown>();
  await page.route("**/trpc/events.stream**", async (route) => {
    await isFree;
    await route.fallback();
  });
  return () => resolve(null);
}
