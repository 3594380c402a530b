import { Button } from "@mantine/core";
import { maxListedProblems, type RowProblem } from "@tenon/schemas/csv";
import { describeCount, describeNumber } from "#ui/describe-count.ts";
import { writeSafeCsv } from "#ui/safe-csv.ts";
import { saveFile } from "#ui/save-file.ts";
import classes from "./import-problems.module.css";

/** What is wrong with which rows, to be read or taken along. */
export function ImportProblems({ problems }: { problems: RowProblem[] }) {
  const isCut = problems.length >= maxListedProblems;
  return (
    <div className={classes.problems}>
      <div className={classes.head}>
        <span>
          {isCut
            ? `The first ${describeNumber(problems.length)} problems`
            : describeCount(problems.length, "problem")}
        </span>
        <Button variant="default" size="compact-sm" onClick={() => saveProblems(problems)}>
          Save as CSV
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={classes.box} role="region" aria-label="Problems" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, message }) => (
              <tr key={`${row} ${column} ${message}`}>
                <td>{describeNumber(row)}</td>
                <td>{column ?? "–"}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function saveProblems(problems: RowProblem[]): void {
  const rows = problems.map(({ row, column, message }) => [String(row), column ?? "", message]);
  const csv = writeSafeCsv([["Row", "Column", "What is wrong"], ...rows]);
  saveFile("import-problems.csv", new Blob([csv], { type: "text/csv" }));
}
