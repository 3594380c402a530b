import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { describeCount } from "#ui/describe-count.ts";
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
  if (!selection.isOn && changes.length === 0) return null;
  return (
    <>
      <div className={classes.dock}>
        <LongChanges changes={changes} />
        {selection.isOn && <SelectionBar selection={selection} onRemove={removal.remove} />}
      </div>
      {removal.isAsking && (
        <ConfirmDialog
          title={`Delete ${describeCount(selection.tasks.length, "task")}?`}
          confirm="Delete"
          isBusy={false}
          onConfirm={removal.confirm}
          onCancel={removal.cancel}
        >
          So many at once can’t be had back.
        </ConfirmDialog>
      )}
    </>
  );
}
