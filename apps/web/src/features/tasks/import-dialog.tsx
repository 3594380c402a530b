import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { describeBytes } from "#ui/describe-bytes.ts";
import { Dialog, DialogActions } from "#ui/dialog.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { Outcome } from "#ui/outcome.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportSource } from "./import-source.tsx";
import { ImportUnderWay } from "./import-under-way.tsx";
import { type TaskImport, useTaskImport } from "./use-task-import.ts";

/** Brings tasks in from a table. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const taskImport = useTaskImport();
  const { name } = taskImport.stage;
  const isBusy = name === "sending" || name === "saving";
  return (
    <Dialog title={t`Import tasks`} {...(!isBusy && { onClose })}>
      <ImportStep taskImport={taskImport} onClose={onClose} />
    </Dialog>
  );
}

type ImportStepProps = { taskImport: TaskImport; onClose: () => void };

function ImportStep({ taskImport, onClose }: ImportStepProps) {
  const { stage } = taskImport;
  switch (stage.name) {
    case "chosen":
      return <ChosenFile file={stage.file} taskImport={taskImport} />;
    case "sending":
    case "saving":
      return <ImportUnderWay stage={stage} onCancel={taskImport.cancel} />;
    case "imported":
    case "refused":
      return <ImportOutcome stage={stage} taskImport={taskImport} onClose={onClose} />;
    case "failed":
      return <FailedImport {...stage} taskImport={taskImport} />;
    default:
      return (
        <ImportSource problem={stage.problem} onChoose={taskImport.choose} onCancel={onClose} />
      );
  }
}

function ChosenFile({ file, taskImport }: { file: File; taskImport: TaskImport }) {
  return (
    <>
      <Outcome>
        <p>
          <b>{file.name}</b>, {describeBytes(file.size)}
        </p>
        <p>
          <Trans>If a row can’t be taken, none is, and you are told what is wrong with it.</Trans>
        </p>
      </Outcome>
      <DialogActions>
        <Button variant="default" onClick={taskImport.chooseAnother}>
          <Trans>Choose another</Trans>
        </Button>
        <Button onClick={() => taskImport.start(file, "refuse")}>
          <Trans>Import</Trans>
        </Button>
      </DialogActions>
    </>
  );
}

type FailedImportProps = Extract<TaskImport["stage"], { name: "failed" }> & {
  taskImport: TaskImport;
};

function FailedImport({ message, attempt, taskImport }: FailedImportProps) {
  return (
    <>
      <Outcome>
        <FormFailure message={message} />
        {attempt && (
          <p>
            <Trans>Trying again is safe: nothing is imported twice.</Trans>
          </p>
        )}
      </Outcome>
      <DialogActions>
        <Button variant="default" onClick={taskImport.chooseAnother}>
          <Trans>Choose another</Trans>
        </Button>
        {attempt && (
          <Button onClick={() => taskImport.retry(attempt)}>
            <Trans>Try again</Trans>
          </Button>
        )}
      </DialogActions>
    </>
  );
}
