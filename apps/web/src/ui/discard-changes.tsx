import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { Dialog, DialogActions } from "./dialog.tsx";

/** Asks before something typed is lost by leaving. */
export function DiscardChanges({ isTyped }: { isTyped: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isTyped,
    enableBeforeUnload: isTyped,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog title={t`Discard your changes?`} onClose={reset}>
      <p>
        <Trans>What you changed has not been saved.</Trans>
      </p>
      <DialogActions>
        <Button variant="default" onClick={proceed}>
          <Trans>Discard</Trans>
        </Button>
        <Button onClick={reset} data-autofocus>
          <Trans>Keep editing</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
