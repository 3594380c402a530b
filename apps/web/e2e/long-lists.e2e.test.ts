import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { holdLine } from "./hold-line.ts";
import {
  eventually,
  joinUnseen,
  listedTitles,
  newPerson,
  type Person,
  taskLink,
} from "./screen.ts";

let app: App;
let person: Person;
let page: Page;

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  person = newPerson();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, person);
  page = await context.newPage();
});
afterEach(() => page.context().close());
afterAll(() => app[Symbol.asyncDispose]());

describe("10,000 tasks", () => {
  it("are gone through with few of them in the page at a time, and each is met once", async () => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("tasks.list")) asked.push(request.url());
    });
    await holdLine(page);
    await beginWithTasks(10_000);
    await audit(page, "the first of many tasks");
    const { titles, mostRows } = await scrollTo("Task 10000");
    expect(mostRows).toBeLessThanOrEqual(150);
    expect(titles).toHaveLength(10_000);
    expect(new Set(titles).size).toBe(10_000);
    expect(asked.length).toBeLessThanOrEqual(110);
    await lookFromTheTop("all of many tasks");
  }, 400_000);
});

describe("300 tasks", () => {
  beforeEach(() => beginWithTasks(300));

  it("are where they were after a step back, and after a reload", async () => {
    await scrollTo("Task 250");
    const left = await firstInSight();
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.getByRole("list", { name: "Tasks" }).waitFor({ state: "detached" });
    await page.goBack();
    await expectInSight(left);
    await page.reload();
    await expectInSight(left);
  });

  it("come to their end under a scroll that is at the end in every frame", async () => {
    await page.evaluate(() => {
      const keepAtEnd = () => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        requestAnimationFrame(keepAtEnd);
      };
      keepAtEnd();
    });
    await taskLink(page, "Task 300").waitFor();
  });

  it("are drawn once: by another page none again, by a change the one that is changed", async () => {
    await scrollTo("Task 70");
    await page.getByText("130 or more tasks").waitFor({ state: "attached" });
    await noteDrawn();
    await scrollUntilBusy();
    await page.getByText("230 or more tasks").waitFor({ state: "attached" });
    expect(await page.locator("[data-index]").count()).toBeGreaterThan(10);
    expect(await drawnAgain()).toEqual([]);

    await page.goto("/tasks?state=all");
    await taskLink(page, "Task 1").waitFor();
    await noteDrawn();
    await page.getByRole("checkbox", { name: "Complete “Task 3”" }).click();
    await eventually(() =>
      app.prisma.task.count({ where: { title: "Task 3", NOT: { completedAt: null } } }),
    ).toBe(1);
    await eventually(() => drawnAgain()).toEqual(["Task 3"]);
  });

  it("are stepped through by keyboard beyond the page that is loaded, and on from a row out of sight", async () => {
    await taskLink(page, "Task 1").focus();
    await pressUntil("ArrowDown", "Task 135");
    expect(await page.locator("[data-index]").count()).toBeLessThanOrEqual(150);
    await page.evaluate(() => window.scrollTo(0, 0));
    await taskLink(page, "Task 1").waitFor();
    expect(await focusedText()).toBe("Task 135");
    await page.keyboard.press("ArrowDown");
    await eventually(() => focusedText()).toBe("Task 136");
    await eventually(() => isInSight("Task 136")).toBe(true);
  });

  it("are deleted by keyboard while out of sight, and the focus goes to the one that takes the place", async () => {
    await scrollTo("Task 200");
    await taskLink(page, "Task 200").focus();
    await page.evaluate(() => window.scrollTo(0, 0));
    await taskLink(page, "Task 1").waitFor();
    await page.keyboard.press("Delete");
    await eventually(() => focusedText()).toBe("Task 201");
  });

  it("are selected as a range of which most are not in the page, and changed together", async () => {
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByText("Task 3", { exact: true }).click();
    await scrollTo("Task 250");
    await page.getByText("Task 250", { exact: true }).click({ modifiers: ["Shift"] });
    const bar = page.getByRole("region", { name: "Selected tasks" });
    await bar.getByText("248 selected").waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await eventually(() =>
      page.getByRole("checkbox", { name: "Select “Task 4”" }).isChecked(),
    ).toBe(true);
    await bar.getByRole("button", { name: "Complete" }).click();
    await eventually(() =>
      app.prisma.task.count({
        where: { NOT: { completedAt: null }, owner: { email: person.email } },
      }),
    ).toBe(248);
    await eventually(async () => (await listedTitles(page)).slice(0, 3)).toEqual([
      "Task 1",
      "Task 2",
      "Task 251",
    ]);
  });

  it("stay under the eyes when others come in above", async () => {
    await scrollTo("Task 250");
    const left = await firstInSight();
    const elsewhere = createTenonClient({ url: app.url, credential: person });
    for (const title of ["One more", "And another"]) await elsewhere.tasks.create.mutate({ title });
    await eventually(() =>
      rowAt(left.index + 2)
        .locator("[data-row-link]")
        .textContent(),
    ).toBe(left.title);
    await expectInSight({ ...left, index: left.index + 2 });
  });
});

describe("tables of administrators", () => {
  beforeEach(async () => {
    await app.makeAdmin(person.email);
  });

  it("say which of all accounts stand in the page", async () => {
    await app.prisma.$executeRaw`
      INSERT INTO users (id, email, name, updated_at)
      SELECT uuidv7(), concat('many-', n, '@example.com'), concat('Person ', n), now()
      FROM generate_series(1, 300) AS n`;
    await page.goto("/admin/users");
    const table = page.getByRole("table", { name: "Accounts" });
    await table.waitFor();
    await loadAll();
    const total = await app.prisma.user.count();
    await eventually(() => table.getAttribute("aria-rowcount")).toBe(String(total + 1));
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await table.locator(`[aria-rowindex="${total + 1}"]`).waitFor();
    expect(await table.locator("[data-row]").count()).toBeLessThan(100);
    await lookFromTheTop("many accounts");
  });

  it("are stepped through at the desk with J and K, beyond what is near the window", async () => {
    await app.prisma.$executeRaw`
      WITH placed AS (
        INSERT INTO orders (id, customer_id, total_amount, currency, created_at, updated_at)
        SELECT uuidv7(), users.id, 1250, 'EUR', now() - n * interval '1 second', now()
        FROM users, generate_series(1, 300) AS n WHERE email = ${person.email}
        RETURNING id
      )
      INSERT INTO order_lines (order_id, position, sku, name, price_amount, quantity)
      SELECT id, 1, 'TRAY', 'Tray', 1250, 1 FROM placed`;
    await page.goto("/admin/orders");
    await page.getByRole("table", { name: "Orders" }).waitFor();
    await loadAll();
    await page.evaluate(() => window.scrollTo(0, 0));
    await rowAt(0).waitFor();
    await page.locator("main").focus();
    const numbers = await app.prisma.order.findMany({
      select: { number: true },
      orderBy: { createdAt: "desc" },
    });
    await pressUntil("j", String(numbers[60]?.number));
    await pressUntil("k", String(numbers[50]?.number));
    await lookFromTheTop("many orders at the desk");
  });
});

async function beginWithTasks(count: number): Promise<void> {
  await app.prisma.$executeRaw`
    INSERT INTO tasks (id, owner_id, title, tags, created_at, updated_at)
    SELECT uuidv7(), users.id, concat('Task ', n),
      CASE WHEN n % 7 = 0 THEN ARRAY[repeat('a long tag ', 3), 'oak'] ELSE ARRAY[]::text[] END,
      now() - n * interval '1 second', now()
    FROM users, generate_series(1, ${count}::int) AS n WHERE email = ${person.email}`;
  await page.goto("/tasks");
  await taskLink(page, "Task 1").waitFor();
}

/** Scrolls until a task is in the page, in steps that pass no row; answers all titles that came by, and how many rows stood in the page at most. */
function scrollTo(title: string): Promise<{ titles: string[]; mostRows: number }> {
  return page.evaluate(async (last) => {
    const titles = new Map<number, string>();
    let mostRows = 0;
    let isThere = false;
    while (!isThere) {
      const links = [...document.querySelectorAll<HTMLElement>("[data-index] [data-row-link]")];
      mostRows = Math.max(mostRows, links.length);
      for (const link of links) {
        const row = link.closest<HTMLElement>("[data-index]");
        titles.set(Number(row?.dataset["index"]), link.textContent || (row?.textContent ?? ""));
      }
      isThere = links.some((link) => link.closest("li")?.textContent.startsWith(last) === true);
      if (!isThere) window.scrollBy(0, 1000);
      await new Promise(requestAnimationFrame);
    }
    return { titles: [...titles.values()], mostRows };
  }, title);
}

/** A first page and three long ones. */
async function loadAll(): Promise<void> {
  const more = page.getByRole("button", { name: "Load more" });
  for (let read = 1; read < 4; read += 1) await more.click();
  await more.waitFor({ state: "detached" });
}

/** Scrolls until the next page is asked for. */
async function scrollUntilBusy(): Promise<void> {
  await page.evaluate(async () => {
    while (!document.querySelector("button[data-loading]")) {
      window.scrollBy(0, 100);
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Where no row is half under the header. */
async function lookFromTheTop(screen: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await rowAt(0).waitFor();
  await audit(page, screen);
}

function rowAt(index: number): Locator {
  return page.locator(`[data-index="${index}"]`);
}

type Place = { index: number; title: string; top: number };

/** The first row that is whole in the window, under the header. */
function firstInSight(): Promise<Place> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-index]")];
    const row = rows.find((each) => each.getBoundingClientRect().top > 80);
    return {
      index: Number(row?.dataset["index"]),
      title: row?.querySelector("[data-row-link]")?.textContent ?? "",
      top: row?.getBoundingClientRect().top ?? 0,
    };
  });
}

async function expectInSight(place: Place): Promise<void> {
  await eventually(async () => {
    const { top, ...row } = await firstInSight();
    return { ...row, isThere: Math.abs(top - place.top) < 4 };
  }).toEqual({ index: place.index, title: place.title, isThere: true });
}

/** Remembers what the rows in the page are made of; what is drawn again is made of something else. */
async function noteDrawn(): Promise<void> {
  await page.evaluate(() => {
    for (const content of document.querySelectorAll("[data-index] > *")) {
      const name = Object.keys(content).find((key) => key.startsWith("__reactProps$")) ?? "";
      Reflect.set(content, "drawnOf", Reflect.get(content, name));
    }
  });
}

/** The titles of the rows that were drawn again, of those that are in the page since then. */
function drawnAgain(): Promise<string[]> {
  return page.evaluate(() => {
    const contents = [...document.querySelectorAll<HTMLElement>("[data-index] > *")];
    const known = contents.filter((content) => "drawnOf" in content);
    return known
      .filter((content) => {
        const name = Object.keys(content).find((key) => key.startsWith("__reactProps$")) ?? "";
        return Reflect.get(content, name) !== Reflect.get(content, "drawnOf");
      })
      .map((content) => content.querySelector("[data-row-link]")?.textContent ?? "");
  });
}

/** Presses a key until a row has the focus; pages that are to come may take a while. */
async function pressUntil(key: string, title: string): Promise<void> {
  await eventually(async () => {
    for (let pressed = 0; pressed < 200; pressed += 1) {
      if ((await focusedText()) === title) break;
      await page.keyboard.press(key);
    }
    return focusedText();
  }).toBe(title);
}

function focusedText(): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null);
}

async function isInSight(title: string): Promise<boolean> {
  const box = await taskLink(page, title).boundingBox();
  return box !== null && box.y > 0 && box.y < 800;
}
