import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { maxListedProblems, type RowProblem } from "@tenon/schemas/csv";
import { sayInLanguage } from "#api/server-words.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { writeSafeCsv } from "#ui/safe-csv.ts";
import { saveFile } from "#ui/save-file.ts";
import classes from "./import-problems.module.css";

/** What is wrong with which rows, to be read or taken along. */
export function ImportProblems({ problems }: { problems: RowProblem[] }) {
  return (
    <div className={classes.problems}>
      <div className={classes.head}>
        <span>{describeLength(problems)}</span>
        <Button variant="default" size="compact-sm" onClick={() => saveProblems(problems)}>
          <Trans>Save as CSV</Trans>
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={classes.box} role="region" aria-label={t`Problems`} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Row</Trans>
              </th>
              <th scope="col">
                <Trans>Column</Trans>
              </th>
              <th scope="col">
                <Trans>What is wrong</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, message }) => (
              <tr key={`${row} ${column} ${message}`}>
                <td>{describeNumber(row)}</td>
                <td>{column ?? "–"}</td>
                <td>{sayInLanguage(message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function describeLength({ length }: RowProblem[]): string {
  return length < maxListedProblems
    ? plural(length, { one: "# problem", other: "# problems" })
    : plural(length, { one: "The first # problem", other: "The first # problems" });
}

function saveProblems(problems: RowProblem[]): void {
  const rows = problems.map(({ row, column, message }) => [
    String(row),
    column ?? "",
    sayInLanguage(message),
  ]);
  const csv = writeSafeCsv([[t`Row`, t`Column`, t`What is wrong`], ...rows]);
  saveFile("import-problems.csv", new Blob([csv], { type: "text/csv" }));
}
