import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { refusal } from "./refusal.ts";
import {
  eventually,
  forgetAnswers,
  joinUnseen,
  listedTitles,
  newPerson,
  openTask,
  type Person,
  taskLink,
} from "./screen.ts";
import { storeTasks } from "./stored-tasks.ts";

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

describe("selected tasks", () => {
  beforeEach(async () => {
    await storeTasks(app, person, "one", "two", "three", "four", "five");
    await page.goto("/tasks");
    await taskLink(page, "five").waitFor();
  });

  it("are completed together, with a range by Shift and a click, and had back", async () => {
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await row("five").click();
    await row("three").click({ modifiers: ["Shift"] });
    await bar().getByText("3 selected").waitFor();
    await audit(page, "selected tasks");
    await bar().getByRole("button", { name: "Complete" }).click();
    // Pointed at, it stays.
    await page.getByText("Completed 3 tasks.").hover();
    await eventually(() => listedTitles(page)).toEqual(["two", "one"]);
    await eventually(() => counts()).toEqual(["2 open", "0 overdue", "0 due today", "3 done"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await eventually(async () => (await listedTitles(page)).length).toBe(5);
    await eventually(() => counts()).toEqual(["5 open", "0 overdue", "0 due today", "0 done"]);
  });

  it("are deleted together, and had back before it is too late", async () => {
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await bar().getByRole("button", { name: "Select all 5" }).click();
    await row("one").click();
    await bar().getByText("4 selected").waitFor();
    await bar().getByRole("button", { name: "Delete" }).click();
    await page.getByText("Deleted 4 tasks.").hover();
    await eventually(() => listedTitles(page)).toEqual(["one"]);
    await page.keyboard.press("Control+z");
    await eventually(async () => (await listedTitles(page)).length).toBe(5);

    await page.getByRole("button", { name: "Select", exact: true }).click();
    await row("two").click();
    await bar().getByRole("button", { name: "Delete" }).click();
    await page.getByText("Deleted “two”.").waitFor();
    await page.reload();
    await eventually(() => listedTitles(page)).toEqual(["five", "four", "three", "one"]);
  });

  it("are chosen, changed and left by keyboard alone", async () => {
    await taskLink(page, "four").focus();
    await page.keyboard.press("x");
    await eventually(() => focusedName()).toBe("Select “four”");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await eventually(() => focusedName()).toBe("Select “two”");
    await page.keyboard.press("Space");
    await bar().getByText("2 selected").waitFor();
    expect(await page.getByRole("checkbox", { name: "Select “two”" }).isChecked()).toBe(false);
    await page.keyboard.press("Control+a");
    await bar().getByText("5 selected").waitFor();

    await bar().getByRole("button", { name: "Priority" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await bar().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Set 5 tasks to Urgent priority.").waitFor();
    await eventually(() => page.getByLabel("Urgent priority").count()).toBe(5);

    await page.getByRole("checkbox", { name: "Select “one”" }).focus();
    await page.keyboard.press("Escape");
    await bar().waitFor({ state: "hidden" });
    await eventually(() => focusedName()).toBe("one");
    await page.keyboard.press("x");
    await page.keyboard.press("Delete");
    await eventually(() => listedTitles(page)).toEqual(["five", "four", "three", "two"]);
  });

  it("get a due date and a tag, and lose the tag again", async () => {
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await row("one").click();
    await row("two").click();
    await bar().getByRole("button", { name: "Due" }).click();
    await audit(page, "due date of the selected");
    await bar().getByRole("button", { name: "Set the date" }).click();
    await eventually(() => counts()).toEqual(["5 open", "0 overdue", "2 due today", "0 done"]);

    await bar().getByRole("button", { name: "Add tag" }).click();
    await page.getByRole("combobox", { name: "Tag to add" }).fill("garden");
    await audit(page, "tag for the selected");
    await page.keyboard.press("Enter");
    await page.getByText("Tagged 2 tasks “garden”.").waitFor();
    await row("two").click();
    await bar().getByRole("button", { name: "Remove tag" }).click();
    await page.getByRole("option", { name: "garden 1" }).click();
    await page.getByText("Took the tag “garden” off 1 task.").waitFor();
    await page.getByRole("button", { name: "End selecting" }).click();
    await page.getByRole("button", { name: "Show tasks tagged garden" }).click();
    await eventually(() => listedTitles(page)).toEqual(["two"]);
  });

  it("stay as they were when the server refuses, and are changed when asked again", async () => {
    await page.route("**/trpc/tasks.bulkUpdate**", (route) => route.fulfill(refusal));
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await bar().getByRole("button", { name: "Select all 5" }).click();
    await bar().getByRole("button", { name: "Complete" }).click();
    await page.getByText("5 tasks were not changed.").waitFor();
    await page.unroute("**/trpc/tasks.bulkUpdate**");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Completed 5 tasks.").waitFor();
    await page.getByText("Nothing left to do").waitFor();
  });
});

it("counts agree with the lists they lead to", async () => {
  const longAgo = new Date(2020, 0, 1);
  await storeTasks(
    app,
    person,
    { title: "late", dueAt: longAgo },
    { title: "earlier today", dueAt: todayAt(0) },
    { title: "later today", dueAt: todayAt(23) },
    { title: "next year", dueAt: new Date(2099, 0, 1) },
    "any time",
    { title: "late but done", dueAt: longAgo, completedAt: longAgo },
  );
  await page.goto("/tasks");
  await eventually(() => counts()).toEqual(["5 open", "1 overdue", "2 due today", "1 done"]);
  const lists = {
    "1 overdue": ["late"],
    "2 due today": ["later today", "earlier today"],
    "1 done": ["late but done"],
    "5 open": ["any time", "next year", "later today", "earlier today", "late"],
  };
  for (const [count, titles] of Object.entries(lists)) {
    await page.getByRole("navigation", { name: "Counts" }).getByText(count).click();
    await eventually(() => listedTitles(page)).toEqual(titles);
  }
  await forgetAnswers(page);
  await page.route("**/trpc/**tasks.stats**", (route) => route.abort());
  await page.reload();
  await page.getByText("Your tasks could not be counted.").waitFor();
  await audit(page, "no counts");
});

it("finds every tag with its count, also of tasks that are not on the screen", async () => {
  const newer = Array.from({ length: 60 }, (_, index) => ({
    title: `Task ${index}`,
    tags: index < 40 ? ["work"] : ["home", "garden"],
  }));
  await storeTasks(app, person, { title: "The oldest", tags: ["rare"] }, ...newer);
  await page.goto("/tasks");
  await page.getByRole("button", { name: "Filter" }).click();
  const options = page.getByRole("listbox", { name: "Tag" }).getByRole("option");
  await eventually(() => options.allTextContents()).toEqual([
    "Any tag",
    "work40",
    "garden20",
    "home20",
    "rare1",
  ]);
  await audit(page, "tags to filter by");
  await page.getByRole("combobox", { name: "Tag" }).fill("ra");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await eventually(() => listedTitles(page)).toEqual(["The oldest"]);
  await page.keyboard.press("Escape");

  const panel = await openTask(page, "The oldest");
  const suggested = panel.locator("datalist option");
  await eventually(() =>
    suggested.evaluateAll((found) => found.map((option) => option.getAttribute("value"))),
  ).toEqual(["work", "garden", "home"]);
});

describe("an import", () => {
  beforeEach(async () => {
    await page.goto("/tasks");
  });

  it("is refused for bad rows, says which, and goes on without them when asked", async () => {
    await openMenu("Import");
    await audit(page, "import");
    await chooseFile("title,priority\nGood,high\n=1+1,huge\n,low\n");
    await audit(page, "file to import");
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await dialog().getByText("2 of 3 rows can’t be taken").waitFor();
    await dialog().getByRole("cell", { name: "Must be low, normal, high or urgent." }).waitFor();
    await audit(page, "refused import");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog().getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toBe(
      [
        "Row,Column,What is wrong",
        '3,priority,"Must be low, normal, high or urgent."',
        "4,title,Must not be blank.",
        "",
      ].join("\r\n"),
    );
    await dialog().getByRole("button", { name: "Import the other 1 row" }).click();
    await dialog().getByText("1 imported.").waitFor();
    await audit(page, "import without the bad rows");
    await dialog().getByRole("button", { name: "Done" }).click();
    await eventually(() => listedTitles(page)).toEqual(["Good"]);
  });

  it("of 5,000 rows says how far it is, and ends with them all", async () => {
    await openMenu("Import");
    const rows = Array.from({ length: 5_000 }, (_, index) => `Task ${index + 1}`);
    await chooseFile(`title\n${rows.join("\n")}`);
    const seen = await watchProgress();
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await dialog().getByText("5,000 imported.").waitFor();
    expect(await seen.evaluate((texts) => texts.join("\n"))).toMatch(/Saved [\d,]+ of 5,000 rows/);
    await dialog().getByRole("button", { name: "Done" }).click();
    await eventually(() => counts()).toContain("5,000 open");
  });

  it("that lost its connection is done once, though it is sent again", async () => {
    await openMenu("Import");
    await chooseFile("title\nOnly once\n");
    const keys: (string | undefined)[] = [];
    await page.route("**/api/v1/tasks/import**", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      await route.fetch();
      await route.abort();
    });
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await dialog().getByText("nothing is imported twice").waitFor();
    await audit(page, "lost import");
    await page.unroute("**/api/v1/tasks/import**");
    const [again] = await Promise.all([
      page.waitForRequest("**/api/v1/tasks/import**"),
      dialog().getByRole("button", { name: "Try again" }).click(),
    ]);
    await dialog().getByText("1 imported.").waitFor();
    expect(keys).toEqual([again.headers()["idempotency-key"]]);
    await dialog().getByRole("button", { name: "Done" }).click();
    await eventually(() => listedTitles(page)).toEqual(["Only once"]);
  });

  it("can be left while the file is on its way", async () => {
    await openMenu("Import");
    await chooseFile("title\nNever\n");
    await page.route("**/api/v1/tasks/import**", () => {});
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await audit(page, "import under way");
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().getByRole("button", { name: "Choose another" }).click();
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Nothing left to do").waitFor();
  });

  it("says what is no table of tasks, or too much, and takes pasted rows", async () => {
    await openMenu("Import");
    const folder = await mkdtemp(join(tmpdir(), "tenon-large-"));
    const large = join(folder, "tasks.csv");
    await writeFile(large, "");
    await truncate(large, 10_000_001);
    await fileField().setInputFiles(large);
    await dialog().getByText("at most 10 MB").waitFor();
    await rm(folder, { recursive: true });
    await chooseFile("name,when\nOne,now\n");
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await dialog().getByRole("alert").getByText(/title/).waitFor();
    await dialog().getByRole("button", { name: "Choose another" }).click();
    await dialog().getByLabel("Or paste rows").fill("title\nPasted");
    await dialog().getByRole("button", { name: "Use the pasted rows" }).click();
    await dialog().getByRole("button", { name: "Import", exact: true }).click();
    await dialog().getByText("1 imported.").waitFor();
    await dialog().getByRole("button", { name: "Done" }).click();
    await eventually(() => listedTitles(page)).toEqual(["Pasted"]);
  });
});

it("exports what is shown, or all, as a file that can be imported", async () => {
  await storeTasks(
    app,
    person,
    { title: 'Say "five"', tags: ["work", "home"] },
    { title: "Four", tags: ["home"] },
    { title: "Two, three", tags: ["work"] },
  );
  await page.goto("/tasks?tag=work");
  await eventually(async () => (await listedTitles(page)).length).toBe(2);
  await openMenu("Export");
  await audit(page, "export");
  expect(await exportedTitles(/Export these 2 tasks/)).toEqual(['"Say ""five"""', '"Two, three"']);
  await page.getByText(/Saved tasks-.*\.csv\./).waitFor();
  await openMenu("Export");
  expect(await exportedTitles("Export all my tasks")).toHaveLength(3);

  await openMenu("Export");
  await page.route("**/api/v1/tasks/export**", (route) => route.abort());
  await dialog().getByRole("button", { name: "Export all my tasks" }).click();
  await dialog().getByText("Nothing was saved.").waitFor();
  await audit(page, "failed export");
});

function bar(): Locator {
  return page.getByRole("region", { name: "Selected tasks" });
}

function row(title: string): Locator {
  return page
    .getByRole("list", { name: "Tasks" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("checkbox", { name: `Select “${title}”` }) });
}

function dialog(): Locator {
  return page.getByRole("dialog");
}

async function counts(): Promise<string[]> {
  return page.getByRole("navigation", { name: "Counts" }).getByRole("link").allTextContents();
}

/** What a screen reader calls that which has the focus. */
async function focusedName(): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? null;
  });
}

async function openMenu(entry: "Import" | "Export"): Promise<void> {
  await page.getByRole("button", { name: "More for tasks" }).click();
  await page.getByRole("button", { name: entry, exact: true }).click();
  await dialog().waitFor();
}

async function chooseFile(text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await fileField().setInputFiles({ name: "tasks.csv", mimeType: "text/csv", buffer });
}

function fileField(): Locator {
  return dialog().locator('input[type="file"]');
}

/** Every text that the dialog shows from now on. */
async function watchProgress() {
  return dialog().evaluateHandle((node) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(node.textContent)).observe(node, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return texts;
  });
}

async function exportedTitles(choice: string | RegExp): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog().getByRole("button", { name: choice }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tasks-\d{4}-\d\d-\d\d\.csv$/);
  const [header, ...rows] = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(header).toBe("title,description,completed,priority,dueAt,tags");
  return rows.map((each) => /^(?:"(?:[^"]|"")*"|[^,]*)/.exec(each)?.[0] ?? "");
}

/** An hour of today where the browser is. */
function todayAt(hour: number): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour);
}
