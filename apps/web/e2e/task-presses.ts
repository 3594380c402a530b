import type { Locator, Page } from "playwright-core";
import { bulkTasks } from "@tenon/db/seed/bulk-rows";
import type { App } from "./app.ts";
import { timePresses, watchPresses } from "./press-times.ts";
import { newPerson, signUp, taskLink } from "./screen.ts";

/** What is done in the list, and how long each press of it took. */
export type ActTimes = { act: string; times: number[] };

type Options = {
  /** How many tasks are in the list, all of them loaded. */
  tasks: number;
  slowdown: number;
  viewport: { width: number; height: number };
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

/** How long presses take in a long list of tasks. */
export async function timeTaskPresses(
  app: App,
  { tasks, slowdown, viewport, signal, onProgress }: Options,
): Promise<ActTimes[]> {
  await using opened = new AsyncDisposableStack();
  const context = await app.openBrowser({ viewport });
  opened.defer(() => context.close());
  await watchPresses(context);
  const page = await context.newPage();
  onProgress(`loading ${tasks} tasks`);
  await openLongList(app, page, tasks);

  const devTools = await context.newCDPSession(page);
  const acts: ActTimes[] = [];
  for (const [act, perform] of Object.entries(performs)) {
    signal.throwIfAborted();
    onProgress(act);
    await devTools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    acts.push({ act, times: await perform(page) });
    await devTools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  return acts;
}

const oldestTitle = "The oldest of all";
const pageMs = 60_000;

/** Every task stands in the list, which is back at its beginning. */
async function openLongList({ prisma }: App, page: Page, tasks: number): Promise<void> {
  const person = newPerson();
  await signUp(page, person);
  const { id: ownerId } = await prisma.user.findUniqueOrThrow({ where: { email: person.email } });
  const plan = { users: 1, tasks, products: 0, orders: 0, posts: 0, seed: 1, now: new Date() };
  const [oldest, ...others] = Array.from(bulkTasks(plan), (task) => ({
    ...task,
    ownerId,
    completedAt: null,
  })).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  if (!oldest) throw new RangeError("A long list has a task.");
  await prisma.task.createMany({ data: [{ ...oldest, title: oldestTitle }, ...others] });
  await page.reload();
  await rows(page).first().waitFor();
  await scrollUntil(page, taskLink(page, oldestTitle));
  await page.evaluate(() => window.scrollTo(0, 0));
  await rows(page).first().waitFor();
}

async function scrollUntil(page: Page, wanted: Locator): Promise<void> {
  const deadline = AbortSignal.timeout(5 * pageMs);
  while (!(await wanted.isVisible())) {
    deadline.throwIfAborted();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(100);
  }
}

/** As fast as people type. */
const typing = { delay: 100 };
const title = "Order the oak";
const repeats = [0, 1, 2, 3, 4];

/** Each begins and ends at the beginning of the whole list. */
const performs: Record<string, (page: Page) => Promise<number[]>> = {
  async "typing a new task"(page) {
    const field = page.getByRole("textbox", { name: "Add a task" });
    await field.focus();
    return timePresses(page, () => page.keyboard.type(title, typing));
  },
  async "adding it"(page) {
    const times = await timePresses(page, () => page.keyboard.press("Enter"));
    await taskLink(page, title).waitFor();
    return times;
  },
  async "typing a search"(page) {
    const field = page.getByRole("searchbox", { name: "Search tasks" });
    await field.focus();
    const times = await timePresses(page, () => page.keyboard.type(title, typing));
    await page.waitForURL(/[?&]q=/);
    await field.fill("");
    await page.waitForURL((url) => !url.searchParams.has("q"));
    await rows(page).nth(10).waitFor();
    return times;
  },
  async "completing a task"(page) {
    const boxes = page.getByRole("list", { name: "Tasks" }).getByRole("checkbox");
    const times: number[] = [];
    for (const _ of repeats) {
      times.push(...(await timeClick(page, boxes.first())));
    }
    return times;
  },
  async "opening a task"(page) {
    const panel = page.getByRole("dialog", { name: "Task" });
    const times: number[] = [];
    for (const index of repeats) {
      times.push(...(await timeClick(page, rows(page).nth(index))));
      await panel.waitFor();
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "hidden" });
    }
    return times;
  },
  async "opening the palette and typing"(page) {
    const palette = page.getByRole("dialog", { name: "Search and commands" });
    const times = await timePresses(page, async () => {
      await page.keyboard.press("Control+k");
      await palette.waitFor();
      await page.keyboard.type(title, typing);
    });
    await page.keyboard.press("Escape");
    return times;
  },
};

/** With the mouse alone: looking whether a click would meet its target takes time of the page itself. */
async function timeClick(page: Page, target: Locator): Promise<number[]> {
  await target.hover();
  return timePresses(page, async () => {
    await page.mouse.down();
    await page.mouse.up();
  });
}

function rows(page: Page): Locator {
  return page.getByRole("list", { name: "Tasks" }).locator("[data-row-link]");
}
