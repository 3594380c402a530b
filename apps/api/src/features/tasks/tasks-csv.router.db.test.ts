import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Task } from "@tenon/schemas/tasks";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal, refusalOf } from "#test/expect-refusal.ts";
import { type Person, signUp } from "#test/people.ts";

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  owner = await signUp(app);
});

describe("tasks.importCsv", () => {
  it("reads every column, whoever wrote the file", async () => {
    const report = await importCsv(
      [
        "Title;DUE_AT;Completed;priority;Tags;description",
        'Order the oak;2027-03-01;x;High;"shop, wood";"two\r\nlines; and ""more"""',
        "Sand it;2027-03-01 18:00;no;;;",
        "Oil it;2027-03-01T18:00:00+02:00;;urgent;one\\, two;",
      ].join("\r\n"),
    );
    expect(report).toEqual({ rows: 3, imported: 3, skipped: 0, problems: [] });
    expect(await tasks()).toMatchObject([
      {
        title: "Order the oak",
        description: 'two\r\nlines; and "more"',
        completed: true,
        completedAt: expect.any(Date),
        priority: "high",
        dueAt: new Date("2027-03-01T23:59:59.999Z"),
        tags: ["shop", "wood"],
        version: 1,
      },
      { title: "Sand it", completed: false, priority: "normal", tags: [], completedAt: null },
      { title: "Oil it", dueAt: new Date("2027-03-01T16:00:00Z"), tags: ["one, two"] },
    ]);
  });

  it.each<[string, string]>([
    ["tabs", "title\tpriority\nOne\thigh\n"],
    ["a byte order mark, and blank lines", "\uFEFF\r\ntitle,priority\r\n\r\n,\r\nOne,high\r\n\r\n"],
    ["names in quotes", '"title","Priority"\n"One","high"'],
  ])("reads a file with %s", async (_name, csv) => {
    expect(await importCsv(csv)).toMatchObject({ rows: 1, imported: 1 });
    expect(await tasks()).toMatchObject([{ title: "One", priority: "high" }]);
  });

  it("imports a table without rows as nothing", async () => {
    expect(await importCsv("title")).toEqual({ rows: 0, imported: 0, skipped: 0, problems: [] });
  });

  const mixed = [
    "title,priority,dueAt,completed",
    "Good,,,",
    " ,,,no",
    '"Two\nlines",huge,soon,perhaps',
    "",
    "Short",
    "Fine,,,",
  ];
  const problems = [
    { row: 3, column: "title", message: "Must not be blank." },
    { row: 4, column: "title", message: "Must be one line, without control signs." },
    {
      row: 4,
      column: "completed",
      message: "Must be true or false, yes or no, 1 or 0, or x for yes.",
    },
    { row: 4, column: "priority", message: "Must be low, normal, high or urgent." },
    {
      row: 4,
      column: "dueAt",
      message: "Must be a date like 2027-03-01 or a time like 2027-03-01T18:00:00Z.",
    },
    { row: 6, column: null, message: "Has more or fewer cells than there are columns." },
  ];

  it("imports nothing when a row is bad, and says which and why", async () => {
    const reason = await reasonOfRefusal(importCsv(mixed.join("\n")));
    expect(reason).toEqual({
      code: "ROWS_REFUSED",
      report: { rows: 5, imported: 0, skipped: 3, problems },
    });
    expect(await tasks()).toEqual([]);
  });

  it("leaves bad rows out when asked to", async () => {
    const report = await importCsv(mixed.join("\n"), "skip");
    expect(report).toEqual({ rows: 5, imported: 2, skipped: 3, problems });
    expect((await tasks()).map(({ title }) => title)).toEqual(["Good", "Fine"]);
  });

  it("lists the first thousand problems and counts all bad rows", async () => {
    const report = await importCsv(`title,tags\n${",x\n".repeat(1200)}`, "skip");
    expect(report).toMatchObject({ rows: 1200, imported: 0, skipped: 1200 });
    expect(report.problems).toHaveLength(1000);
    expect(report.problems.at(-1)).toMatchObject({ row: 1001 });
  });

  it.each<[string, string, string]>([
    ["empty", "", "The file is empty."],
    ["blank", "\n \n", "The file is empty."],
    ["without a header", "Order the oak\nSand it", "The first row must name the columns."],
    ["without titles", "description\nx", "The column title is missing."],
    ["with a column that is none", "title,colour\nx,red", "“colour” is no column here."],
    ["with a column twice", "due_at,title,Due at\n,x,", "The column dueAt is there twice."],
    ["with a quote left open", 'title\n\n"Order\nOak', "in row 3 is never closed."],
    [
      "with a quote in a cell",
      'title\nOne\nan 8" plank\n',
      "in row 3 stands in the middle of a cell.",
    ],
    ["with text behind a quote", 'title\n"One"two\n', "in row 2 stands in the middle of a cell."],
    ["of too many rows", `title\n${"x\n".repeat(50_001)}`, "more than 50,000 rows."],
  ])("refuses a file %s in either mode", async (_name, csv, sentence) => {
    for (const onBadRow of ["refuse", "skip"] as const) {
      const { message, data } = await refusalOf(importCsv(csv, onBadRow));
      expect([data.reason.code, message]).toEqual([
        "VALIDATION_FAILED",
        expect.stringContaining(sentence),
      ]);
    }
    expect(await tasks()).toEqual([]);
  });

  it("wants one table", async () => {
    const reason = await reasonOfRefusal(owner.client.tasks.importCsv.mutate({}));
    expect(reason).toMatchObject({ code: "VALIDATION_FAILED", issues: [{ path: ["csv"] }] });
  });

  it("changes nothing when the database refuses a row in the middle", async () => {
    await using other = await createTestApp();
    const { client } = await signUp(other);
    await other.container.database.pool.query(
      "ALTER TABLE tasks ADD CONSTRAINT no_oak CHECK (title <> 'Oak')",
    );
    const titles = Array.from({ length: 3000 }, (_, index) => (index === 2500 ? "Oak" : "Ash"));
    const csv = `title\n${titles.join("\n")}`;
    expect(await reasonOfRefusal(client.tasks.importCsv.mutate({ csv }))).toEqual({
      code: "CONFLICT",
    });
    expect((await client.tasks.list.query()).items).toEqual([]);
  });

  it("imports again what is sent again without a key", async () => {
    const csv = `title\n${"x\n".repeat(50)}`;
    await importCsv(csv);
    await importCsv(csv);
    expect(await owner.client.tasks.stats.query()).toMatchObject({ open: 100 });
  });
});

describe("tasks.exportCsv", () => {
  it("writes the filtered tasks of the caller, the oldest first", async () => {
    const stranger = await signUp(app);
    await stranger.client.tasks.create.mutate({ title: "theirs", tags: ["shop"] });
    const dueAt = new Date("2027-03-01T18:00:00Z");
    await owner.client.tasks.create.mutate({ title: "One", dueAt, tags: ["shop", "a, b"] });
    await owner.client.tasks.create.mutate({ title: "=1+1", priority: "low", tags: ["shop"] });
    await owner.client.tasks.create.mutate({ title: "Other" });
    expect(await owner.client.tasks.exportCsv.query({ tag: "shop" })).toEqual({
      csv: [
        "title,description,completed,priority,dueAt,tags",
        'One,,false,normal,2027-03-01T18:00:00.000Z,"shop, a\\, b"',
        "'=1+1,,false,low,,shop",
        "",
      ].join("\r\n"),
      nextCursor: null,
    });
  });

  it("goes on in pages of a thousand that make one file, in the order of the rows", async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => `Task ${index}`);
    await importCsv(`title\n${rows.join("\n")}`);
    const first = await owner.client.tasks.exportCsv.query();
    const lines = (await exported()).split("\r\n");
    expect(first.csv.split("\r\n")).toHaveLength(1002);
    expect(lines.slice(1, -1)).toEqual(rows.map((title) => `${title},,false,normal,,`));
  });
});

it("comes back as it was, by way of a file", async () => {
  const texts = [
    "=1+1",
    "'quoted",
    "'=both",
    'say "oak", twice; or\\not',
    "ＳＵＭ",
    "＝SUM(A1)",
    "🪵",
  ];
  for (const text of texts) {
    const description = `\t${text}\r\n\n${text}\r`;
    const dueAt = new Date("1999-12-31T23:59:59.123Z");
    const tags = [text, `${text},`, "\\"];
    await owner.client.tasks.create.mutate({ title: text, description, dueAt, tags });
  }
  const [file, before] = [await exported(), await tasks()];
  owner = await signUp(app);
  await importCsv(file);
  expect(await exported()).toBe(file);
  expect((await tasks()).map(content)).toEqual(before.map(content));
});

function importCsv(csv: string, onBadRow: "refuse" | "skip" = "refuse") {
  return owner.client.tasks.importCsv.mutate({ csv, onBadRow });
}

async function exported(): Promise<string> {
  let file = "";
  let cursor: string | undefined;
  do {
    const page = await owner.client.tasks.exportCsv.query({ cursor });
    file += page.csv;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return file;
}

async function tasks(): Promise<Task[]> {
  return (await owner.client.tasks.list.query({ order: "asc", limit: 100 })).items;
}

function content({ title, description, completed, priority, dueAt, tags }: Task) {
  return { title, description, completed, priority, dueAt, tags };
}
