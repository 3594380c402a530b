import { plural } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ImportReport } from "@tenon/schemas/csv";
import { describeNumber } from "#ui/describe-count.ts";
import { DialogActions } from "#ui/dialog.tsx";
import { Outcome } from "#ui/outcome.tsx";
import { ImportProblems } from "./import-problems.tsx";
import type { ImportStage, TaskImport } from "./use-task-import.ts";

type ImportOutcomeProps = {
  stage: Extract<ImportStage, { name: "imported" | "refused" }>;
  taskImport: TaskImport;
  onClose: () => void;
};

/** What became of the rows, and what can be done about those that were not taken. */
export function ImportOutcome({ stage, taskImport, onClose }: ImportOutcomeProps) {
  const { report } = stage;
  const goodRows = report.rows - report.skipped;
  return (
    <>
      <Outcome>
        {stage.name === "imported" ? <Imported {...report} /> : <Refused {...report} />}
        {report.problems.length > 0 && <ImportProblems problems={report.problems} />}
      </Outcome>
      <DialogActions>
        {stage.name === "imported" ? (
          <Button onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={taskImport.chooseAnother}>
              <Trans>Choose another</Trans>
            </Button>
            {goodRows > 0 && (
              <Button onClick={() => taskImport.start(stage.attempt.file, "skip")}>
                {plural(goodRows, {
                  one: "Import the other # row",
                  other: "Import the other # rows",
                })}
              </Button>
            )}
          </>
        )}
      </DialogActions>
    </>
  );
}

function Imported({ imported, skipped }: ImportReport) {
  const count = describeNumber(imported);
  return (
    <p>
      <b>
        <Trans>{count} imported.</Trans>
      </b>{" "}
      {skipped > 0 && plural(skipped, { one: "# row left out.", other: "# rows left out." })}
    </p>
  );
}

function Refused({ rows, skipped }: ImportReport) {
  const all = plural(rows, { one: "# row", other: "# rows" });
  return (
    <p>
      <b>
        <Trans>Nothing is imported yet.</Trans>
      </b>{" "}
      {plural(skipped, {
        one: `# of ${all} can’t be taken as it is.`,
        other: `# of ${all} can’t be taken as they are.`,
      })}
    </p>
  );
}
