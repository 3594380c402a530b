import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { describeError } from "#api/error-reason.ts";
import { useSession } from "#api/session-context.ts";
import { writeDay } from "#ui/days.ts";
import { describeBytes } from "#ui/describe-bytes.ts";
import { Dialog, DialogActions } from "#ui/dialog.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { Outcome } from "#ui/outcome.tsx";
import { ProgressLine } from "#ui/progress-line.tsx";
import { saveFile } from "#ui/save-file.ts";
import { useToasts } from "#ui/toasts-context.ts";
import { exportTasks } from "./export-tasks.ts";
import type { TaskView } from "./task-view.ts";

type ExportDialogProps = {
  view: TaskView;
  /** What the button says that takes the shown ones along. */
  shownLabel: string;
  onClose: () => void;
};

/** Takes tasks along as a file: those that are shown, or all. */
export function ExportDialog({ view, shownLabel, onClose }: ExportDialogProps) {
  const session = useSession();
  const toasts = useToasts();
  const [received, setReceived] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const receiving = useRef<AbortController>(null);
  useEffect(() => () => receiving.current?.abort(), []);

  async function download(wanted: TaskView | null): Promise<void> {
    const leaving = new AbortController();
    const { signal } = leaving;
    receiving.current = leaving;
    const name = `tasks-${writeDay(new Date())}.csv`;
    setFailure(null);
    setReceived(0);
    try {
      saveFile(name, await exportTasks(session, wanted, { signal, onReceived: setReceived }));
      toasts.show({ tone: "done", message: t`Saved ${name}.` });
      onClose();
    } catch (error) {
      if (!signal.aborted) {
        const reason = describeError(error);
        setFailure(t`Nothing was saved. ${reason}`);
      }
    } finally {
      setReceived(null);
    }
  }

  if (received !== null) {
    const bytes = describeBytes(received);
    return (
      <Dialog title={t`Export tasks`}>
        <Outcome>
          <ProgressLine done={received}>{t`Received ${bytes}`}</ProgressLine>
        </Outcome>
        <DialogActions>
          <Button variant="default" onClick={() => receiving.current?.abort()}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog title={t`Export tasks`} onClose={onClose}>
      <p>
        <Trans>A CSV file, for spreadsheets, and to be imported again.</Trans>
      </p>
      <FormFailure message={failure} />
      <Stack gap="xs" mt="sm">
        <Button data-autofocus onClick={() => void download(view)}>
          {shownLabel}
        </Button>
        <Button variant="default" onClick={() => void download(null)}>
          <Trans>Export all my tasks</Trans>
        </Button>
      </Stack>
      <DialogActions>
        <Button variant="subtle" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
