import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Dialog, DialogActions } from "./dialog.tsx";

type DiscardChangesProps = { onDiscard: () => void; onKeep: () => void };

/** Asks before something typed is lost. */
export function DiscardChanges({ onDiscard, onKeep }: DiscardChangesProps) {
  return (
    <Dialog title={t`Discard your changes?`} onClose={onKeep}>
      <p>
        <Trans>What you changed has not been saved.</Trans>
      </p>
      <DialogActions>
        <Button variant="default" onClick={onDiscard}>
          <Trans>Discard</Trans>
        </Button>
        <Button onClick={onKeep} data-autofocus>
          <Trans>Keep editing</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
