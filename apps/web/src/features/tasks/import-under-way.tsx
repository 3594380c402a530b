import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { describeBytes } from "#ui/describe-bytes.ts";
import { describeNumber } from "#ui/describe-count.ts";
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
        <p>
          <Trans>Keep this page open until it is done.</Trans>
        </p>
      </Outcome>
      {stage.name === "sending" && (
        <DialogActions>
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      )}
    </>
  );
}

function progressOf(stage: UnderWay) {
  if (stage.name === "sending") {
    const { size } = stage.file;
    const [sent, all] = [describeBytes(stage.sent), describeBytes(size)];
    return { children: t`Sent ${sent} of ${all}`, done: stage.sent, of: size };
  }
  if (stage.progress === null) return { children: t`Checking the rows`, done: 0 };
  const { done, of } = stage.progress;
  const saved = describeNumber(done);
  const children = plural(of, {
    one: `Saved ${saved} of # row`,
    other: `Saved ${saved} of # rows`,
  });
  return { children, done, of };
}
