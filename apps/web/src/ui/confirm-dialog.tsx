import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog, DialogActions } from "./dialog.tsx";

type ConfirmDialogProps = {
  title: string;
  /** What happens then. */
  children: ReactNode;
  confirm: string;
  cancel?: string;
  /** What came in between, so that it can't be done any more; the question stays until it is put away. */
  obstacle?: string | null;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asks before something that can't be undone. Enter does nothing yet: the focus is on the way back. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel = t`Cancel`,
  obstacle = null,
  isBusy,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onCancel}>
      <p role="status">{obstacle ?? children}</p>
      <DialogActions>
        <Button variant="default" onClick={onCancel} data-autofocus>
          {cancel}
        </Button>
        <Button color="red" loading={isBusy} disabled={obstacle !== null} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
