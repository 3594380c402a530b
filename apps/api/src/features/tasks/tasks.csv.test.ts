import fc from "fast-check";
import { expect, it } from "vitest";
import { CreateTaskInput, type Task } from "@tenon/schemas/tasks";
import { type NewTask, readTaskRows, type TaskRow, writeTaskRows } from "./tasks.csv.ts";

const signs = [
  "'",
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  ",",
  ";",
  '"',
  "\\",
  "＝",
  "＋",
  "x",
  " ",
  "🪵",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: "grapheme", maxLength: 3 })), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(""));
const day = { min: new Date("1900-01-01"), max: new Date("9999-12-31"), noInvalidDate: true };
const validTask = fc
  .record({
    title: text,
    description: text,
    priority: fc.constantFrom("low", "normal", "high", "urgent"),
    dueAt: fc.option(fc.date(day)),
    tags: fc.array(text, { maxLength: 4 }),
  })
  .map((input) => CreateTaskInput.safeParse(input).data)
  .filter((input) => input !== undefined);
const task = fc
  .tuple(validTask, fc.boolean())
  .map(([input, completed]): NewTask => ({ ...input, completed }));

it("reads back what it wrote, whatever valid tasks say, and writes the same again", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(task, { maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      async (tasks, size) => {
        const file = write(tasks);
        const rows = await allOf(readTaskRows(inPieces(file, size)));
        expect(rows).toEqual(tasks.map((each) => ({ task: each })));
        expect(write(rows.flatMap((row) => row.task ?? []))).toBe(file);
      },
    ),
    { numRuns: 100 },
  );
});

it.each(["=1+1", "+1", "-1", "@sum", "＝1", "＠sum", "'=1", "''@"])(
  "writes no cell that a spreadsheet would run: %s",
  async (title) => {
    const [, cell] = write([{ ...CreateTaskInput.parse({ title }), completed: false }]).split(
      "\r\n",
    );
    expect(cell?.startsWith(`'${title},`)).toBe(true);
  },
);

function write(tasks: NewTask[]): string {
  return writeTaskRows(tasks.map(stored), { header: true });
}

function stored(task: NewTask): Task {
  const at = new Date();
  const completedAt = task.completed ? at : null;
  return { ...task, id: "", completedAt, createdAt: at, updatedAt: at, version: 1 };
}

async function allOf(rows: AsyncIterable<TaskRow>): Promise<TaskRow[]> {
  const all: TaskRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function* inPieces(file: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
