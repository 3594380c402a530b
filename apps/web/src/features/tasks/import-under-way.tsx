import { Button } from "@mantine/core";
import { describeBytes } from "#ui/describe-bytes.ts";
import { describeCount, describeNumber } from "#ui/describe-count.ts";
import { DialogActions } from "#ui/dialog.tsx";
import { Outcome } from "#ui/outcome.tsx";
import { ProgressLine } from "#ui/progress-line.tsx";
import type { ImportStage } from "./use-task-import.ts";

type UnderWay = Extract<ImportStage, { name: "sending" | "saving" }>;

type ImportUnderWayProps = { stage: UnderWay; onCancel: () => void };

/** How far an import is. Until all is sent, it can be left. */
export function ImportUnderWay({ stage, onCancel }: ImportUnderWayProps) {
  return (
    <>
      <Outcome>
        <ProgressLine {...progressOf(stage)} />
        <p>Keep this page open until it is done.</p>
      </Outcome>
      {stage.name === "sending" && (
        <DialogActions>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </DialogActions>
      )}
    </>
  );
}

function progressOf(stage: UnderWay) {
  if (stage.name === "sending") {
    const { sent, file } = stage;
    const children = `Sent ${describeBytes(sent)} of ${describeBytes(file.size)}`;
    return { children, done: sent, of: file.size };
  }
  if (stage.progress === null) return { children: "Checking the rows", done: 0 };
  const { done, of } = stage.progress;
  return { children: `Saved ${describeNumber(done)} of ${describeCount(of, "row")}`, done, of };
}
