import { v7 as uuidv7 } from "uuid";
import { type ImportProgress, type ImportReport, maxListedProblems } from "@tenon/schemas/csv";
import type { ExportTasksInput, ImportTasksInput, TaskCsvPage } from "@tenon/schemas/tasks";
import type { Actor } from "#actor.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { type NewTask, readTaskRows, writeTaskRows } from "./tasks.csv.ts";
import { ownTasks } from "./tasks.policy.ts";
import type { TaskRepository } from "./tasks.repository.ts";

type Owner = Pick<Actor, "userId">;

/** A table that is no part of the input. */
export type TableFile = { read(): AsyncIterable<Uint8Array> };

/** A table that was read to its end, and what there is to say of its rows. */
export type ExaminedTable = { read: TableFile["read"]; report: ImportReport };

export type TaskCsvService = {
  /** Looks at all rows, outside of any transaction. Throws VALIDATION_FAILED for what is no table of tasks, and ROWS_REFUSED. */
  examine(input: ImportTasksInput, file: TableFile | null): Promise<ExaminedTable>;
  /** Imports all good rows, or none. */
  import(
    owner: Owner,
    table: ExaminedTable,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportReport>;
  export(owner: Owner, input: ExportTasksInput): Promise<TaskCsvPage>;
};

type Dependencies = {
  tasks: Pick<TaskRepository, "list" | "insertMany">;
  transaction: TransactionRunner;
};

const rowsAtOnce = 1000;

export function createTaskCsvService({ tasks, transaction }: Dependencies): TaskCsvService {
  return {
    async examine({ csv, onBadRow }, file) {
      const read = readerOf(csv, file);
      const report = await reportOn(read());
      if (onBadRow === "refuse" && report.skipped > 0) {
        throw new AppError({ code: "ROWS_REFUSED", report });
      }
      return { read, report };
    },
    async import(owner, { read, report }, onProgress) {
      const of = report.rows - report.skipped;
      await transaction(
        async (tx) => {
          let done = 0;
          onProgress({ done, of });
          for await (const batch of goodTasks(read())) {
            const identified = batch.map((task) => ({ id: uuidv7(), ...task }));
            await tasks.insertMany(ownTasks(owner), identified, tx);
            done += batch.length;
            onProgress({ done, of });
          }
        },
        { long: true },
      );
      return { ...report, imported: of };
    },
    async export(owner, { cursor, ...filter }) {
      const { items, nextCursor } = await tasks.list(ownTasks(owner), {
        ...filter,
        cursor,
        sort: "createdAt",
        order: "asc",
        limit: rowsAtOnce,
      });
      return { csv: writeTaskRows(items, { header: cursor === undefined }), nextCursor };
    },
  };
}

function readerOf(csv: string | undefined, file: TableFile | null): TableFile["read"] {
  if (file && csv === undefined) return () => file.read();
  if (!file && csv !== undefined) return () => bytesOf(csv);
  const message = "Send one table: in the field csv, or as the body of /api/v1/tasks/import.";
  throw new AppError({ code: "VALIDATION_FAILED", issues: [{ path: ["csv"], message }] });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Reads to the end first, so that nothing is begun for a file that will be refused. */
async function reportOn(file: AsyncIterable<Uint8Array>): Promise<ImportReport> {
  const report: ImportReport = { rows: 0, imported: 0, skipped: 0, problems: [] };
  for await (const { problems } of readTaskRows(file)) {
    report.rows += 1;
    if (!problems) continue;
    report.skipped += 1;
    report.problems.push(...problems.slice(0, maxListedProblems - report.problems.length));
  }
  return report;
}

async function* goodTasks(file: AsyncIterable<Uint8Array>): AsyncGenerator<NewTask[]> {
  let batch: NewTask[] = [];
  for await (const { task } of readTaskRows(file)) {
    if (!task) continue;
    batch.push(task);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
