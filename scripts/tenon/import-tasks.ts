import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { AppError } from "@tenon/api/platform/errors/app-error";
import { accountValue } from "./account-value.ts";
import { countOf } from "./amounts.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { exitCodes } from "./exit-codes.ts";
import { existingFile } from "./named-files.ts";
import { createProgress } from "./progress.ts";
import { type Services, withServices } from "./with-services.ts";

type Options = { for: string; skipBad?: true };
type Report = Awaited<ReturnType<Services["operator"]["importTasks"]>>["report"];

export function importTasksCommand({ stop, answer }: Context): Command {
  return describeCommand({
    name: "import-tasks",
    summary: "Add the tasks of a CSV file to an account's",
    details:
      "Up to 50,000 rows in UTF-8, whose first one names the columns: title, description, completed, priority, dueAt, tags. All are imported or, when one can't be taken, none. docs/csv.md tells the whole story.",
    examples: [
      ["import-tasks tasks.csv --for ada@example.com", "all rows or none"],
      ["import-tasks tasks.csv --for ada@example.com --skip-bad", "leaves out what can't be taken"],
    ],
  })
    .argument("<file>", "a CSV file")
    .requiredOption("--for <account>", "whose tasks they become: an address or an id")
    .option("--skip-bad", "leave out the rows that can't be taken")
    .action(async (name: string, { for: account, skipBad }: Options) => {
      const file = await existingFile(name);
      const show = createProgress();
      const source = {
        file: { read: () => createReadStream(file, { signal: stop }) },
        onProgress({ done, of }: { done: number; of: number }) {
          if (of > 0) show({ rows: done, total: of, doing: "importing" });
        },
      };
      try {
        const { user, report } = await withServices(({ operator }) =>
          operator.importTasks(account, skipBad ? "skip" : "refuse", source),
        );
        const left = report.skipped === 0 ? "" : `, ${countOf(report.skipped, "row")} left out`;
        answer({
          words: `${countOf(report.imported, "task")} imported for ${user.email}${left}.${listProblems(report)}`,
          value: { user: accountValue(user), report },
        });
      } catch (error) {
        if (!(error instanceof AppError) || error.reason.code !== "ROWS_REFUSED") throw error;
        const { code, report } = error.reason;
        const message = `Nothing was imported: ${countOf(report.skipped, "row")} of ${report.rows.toLocaleString("en")} can't be taken. --skip-bad leaves them out.`;
        answer({
          words: `${message}${listProblems(report)}`,
          value: { error: { code, message }, report },
          exitCode: exitCodes.refused,
        });
      }
    });
}

function listProblems({ problems, skipped }: Report): string {
  const lines = problems.map(({ row, column, message }) =>
    column === null ? `\n  row ${row}: ${message}` : `\n  row ${row}, ${column}: ${message}`,
  );
  const listed = new Set(problems.map(({ row }) => row)).size;
  const more = listed < skipped ? `\n  … and ${countOf(skipped - listed, "row")} more` : "";
  return `${lines.join("")}${more}`;
}
