import { Button } from "@mantine/core";
import type { ImportReport } from "@tenon/schemas/csv";
import { describeCount, describeNumber } from "#ui/describe-count.ts";
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
          <Button onClick={onClose}>Done</Button>
        ) : (
          <>
            <Button variant="default" onClick={taskImport.chooseAnother}>
              Choose another
            </Button>
            {goodRows > 0 && (
              <Button onClick={() => taskImport.start(stage.attempt.file, "skip")}>
                Import the other {describeCount(goodRows, "row")}
              </Button>
            )}
          </>
        )}
      </DialogActions>
    </>
  );
}

function Imported({ imported, skipped }: ImportReport) {
  return (
    <p>
      <b>{describeNumber(imported)} imported.</b>
      {skipped > 0 && ` ${describeCount(skipped, "row")} left out.`}
    </p>
  );
}

function Refused({ rows, skipped }: ImportReport) {
  return (
    <p>
      <b>Nothing is imported yet.</b> {describeNumber(skipped)} of {describeCount(rows, "row")}{" "}
      can’t be taken as {skipped === 1 ? "it is" : "they are"}.
    </p>
  );
}
