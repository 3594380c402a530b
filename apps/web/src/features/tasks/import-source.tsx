import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, FileButton, Textarea } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { maxCsvBytes, maxCsvRows } from "@tenon/schemas/csv";
import { Copyable } from "#ui/copyable.tsx";
import { describeBytes } from "#ui/describe-bytes.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { DialogActions } from "#ui/dialog.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { IconUpload } from "#ui/icons.tsx";
import { saveFile } from "#ui/save-file.ts";
import { exampleCsv } from "./example-csv.ts";
import classes from "./import-source.module.css";

type ImportSourceProps = {
  /** Why what was chosen can't be imported. */
  problem: string | null;
  onChoose: (file: File) => void;
  onCancel: () => void;
};

/** Where the rows come from: a file, chosen or dropped, or pasted text. */
export function ImportSource({ problem, onChoose, onCancel }: ImportSourceProps) {
  const [pasted, setPasted] = useState("");
  const rows = describeNumber(maxCsvRows);
  const bytes = describeBytes(maxCsvBytes);

  return (
    <div className={classes.source}>
      <FormFailure message={problem} />
      <FileDrop onChoose={onChoose} />
      <Textarea
        label={t`Or paste rows`}
        placeholder="title,priority"
        autosize
        minRows={2}
        maxRows={6}
        value={pasted}
        onChange={({ currentTarget }) => setPasted(currentTarget.value)}
      />
      <div>
        <Copyable label={t`What it looks like`} text={exampleCsv().trimEnd()} />
        <p className={classes.hint}>
          <Trans>
            Only the title must be there. At most {rows} rows and {bytes}.{" "}
            <button type="button" className={classes.example} onClick={saveExample}>
              Download this example
            </button>
          </Trans>
        </p>
      </div>
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          disabled={pasted.trim() === ""}
          onClick={() => onChoose(new File([pasted], t`Pasted rows`, { type: "text/csv" }))}
        >
          <Trans>Use the pasted rows</Trans>
        </Button>
      </DialogActions>
    </div>
  );
}

function FileDrop({ onChoose }: Pick<ImportSourceProps, "onChoose">) {
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChoose(file);
  }

  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => file && onChoose(file)}>
        {(button) => (
          <Button
            variant="default"
            leftSection={<IconUpload size={16} />}
            data-autofocus
            {...button}
          >
            <Trans>Choose a CSV file</Trans>
          </Button>
        )}
      </FileButton>
      <span className={classes.or}>
        <Trans>or drop it here</Trans>
      </span>
    </div>
  );
}

function saveExample(): void {
  saveFile("tasks-example.csv", new Blob([exampleCsv()], { type: "text/csv" }));
}
