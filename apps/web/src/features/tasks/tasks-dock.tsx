import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { LongChanges } from "./long-changes.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import classes from "./tasks-dock.module.css";
import { useLongChanges } from "./use-long-changes.ts";
import type { useSelectionRemoval } from "./use-selection-removal.ts";
import type { Selection } from "./use-selection.ts";

type TasksDockProps = { selection: Selection; removal: ReturnType<typeof useSelectionRemoval> };

/** What stays at the lower edge of the screen, whichever rows are in sight: the selected tasks, and what is under way. */
export function TasksDock({ selection, removal }: TasksDockProps) {
  const changes = useLongChanges();
  const { length: count } = selection.tasks;
  if (!selection.isOn && changes.length === 0) return null;
  return (
    <>
      <div className={classes.dock}>
        <LongChanges changes={changes} />
        {selection.isOn && <SelectionBar selection={selection} onRemove={removal.remove} />}
      </div>
      {removal.isAsking && (
        <ConfirmDialog
          title={plural(count, {
            one: "Delete # task?",
            other: "Delete # tasks?",
          })}
          confirm={t`Delete`}
          isBusy={false}
          onConfirm={removal.confirm}
          onCancel={removal.cancel}
        >
          <Trans>So many at once can’t be had back.</Trans>
        </ConfirmDialog>
      )}
    </>
  );
}
