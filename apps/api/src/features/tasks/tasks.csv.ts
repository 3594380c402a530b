import { z } from "zod";
import { maxCsvRows, type RowProblem } from "@tenon/schemas/csv";
import { CreateTaskInput, type Task, taskCsvColumns, TaskPriority } from "@tenon/schemas/tasks";
import { readTable } from "#platform/csv/read-table.ts";
import { writeTable } from "#platform/csv/write-table.ts";

/** A task as a row of a table says it. */
export type NewTask = CreateTaskInput & { completed: boolean };

/** What a row came to: a task, or why it is none. */
export type TaskRow =
  | { task: NewTask; problems?: never }
  | { task?: never; problems: RowProblem[] };

/** The rows of a table of tasks. */
export async function* readTaskRows(file: AsyncIterable<Uint8Array>): AsyncGenerator<TaskRow> {
  const layout = { columns: taskCsvColumns, required: ["title"], maxRows: maxCsvRows };
  for await (const { number: row, cells } of readTable(file, layout)) {
    if (cells === null) {
      const message = "Has more or fewer cells than there are columns.";
      yield { problems: [{ row, column: null, message }] };
      continue;
    }
    const { data: task, error } = Cells.safeParse(cells);
    if (!error) yield { task };
    else yield { problems: error.issues.map((issue) => problemOf(row, issue)) };
  }
}

/** Tasks as rows that `readTaskRows` reads back. */
export function writeTaskRows(tasks: Task[], { header }: { header: boolean }): string {
  return writeTable([...(header ? [taskCsvColumns] : []), ...tasks.map(toCells)]);
}

function toCells(task: Task): string[] {
  const { title, description, completed, priority, dueAt, tags } = task;
  const cells: Record<(typeof taskCsvColumns)[number], string> = {
    title,
    description,
    completed: String(completed),
    priority,
    dueAt: dueAt?.toISOString() ?? "",
    tags: tags.map(escapeTag).join(", "),
  };
  return taskCsvColumns.map((column) => cells[column]);
}

const { title, description, dueAt, tags } = CreateTaskInput.shape;

/** The contract's words for a task, read from cells; empty ones are as good as none. */
const Cells = z.object({
  title,
  description,
  completed: z
    .string()
    .trim()
    .pipe(
      z.stringbool({
        truthy: ["true", "yes", "1", "x"],
        falsy: ["false", "no", "0", ""],
        error: "Must be true or false, yes or no, 1 or 0, or x for yes.",
      }),
    )
    .default(false),
  priority: z
    .string()
    .trim()
    .toLowerCase()
    .transform((priority) => priority || "normal")
    .pipe(z.enum(TaskPriority.options, "Must be low, normal, high or urgent."))
    .default("normal"),
  dueAt: z.string().trim().transform(readMoment).pipe(dueAt.unwrap()).default(null),
  tags: z.string().transform(splitTags).pipe(tags.unwrap()).default([]),
});

const Day = z.iso.date();
const Moment = z.iso.datetime({ offset: true, local: true });

/** A day is meant to its end; without a zone, times are UTC. */
function readMoment(text: string, { addIssue }: z.RefinementCtx): Date | null {
  if (text === "") return null;
  if (Day.safeParse(text).success) return new Date(`${text}T23:59:59.999Z`);
  const moment = text.replace(" ", "T");
  if (Moment.safeParse(moment).success) {
    return new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}Z`);
  }
  addIssue("Must be a date like 2027-03-01 or a time like 2027-03-01T18:00:00Z.");
  return z.NEVER;
}

/** Between commas; one that belongs to a tag has a backslash before it. */
function splitTags(text: string): string[] {
  const pieces = text.match(/(?:\\[\\,]|[^,])+/g) ?? [];
  return pieces.filter((tag) => tag.trim() !== "").map((tag) => tag.replaceAll(/\\([\\,])/g, "$1"));
}

function escapeTag(tag: string): string {
  return tag.replaceAll(/[\\,]/g, String.raw`\$&`);
}

function problemOf(row: number, { path: [column], message }: z.core.$ZodIssue): RowProblem {
  return { row, column: typeof column === "string" ? column : null, message };
}
