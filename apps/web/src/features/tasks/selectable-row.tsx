import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Checkbox, VisuallyHidden } from "@mantine/core";
import { WaitingMark } from "#ui/waiting-mark.tsx";
import type { ShownTask } from "./apply-changes.ts";
import { PriorityMark } from "./priority-mark.tsx";
import selectClasses from "./selectable-row.module.css";
import { TaskMeta } from "./task-meta.tsx";
import classes from "./task-row.module.css";

type SelectableRowProps = { task: ShownTask; now: Date; isSelected: boolean };

/** A task while some are being selected: the round box says selected, not done. The list follows the clicks. */
export function SelectableRow({ task, now, isSelected }: SelectableRowProps) {
  const { id, title, completed, priority, isStored } = task;
  return (
    <div
      className={`${classes.row} ${selectClasses.row}`}
      data-done={completed || undefined}
      data-pending={!isStored || undefined}
      data-selected={isSelected || undefined}
    >
      <Checkbox
        classNames={{ root: classes.check, input: selectClasses.box }}
        radius="xl"
        aria-label={t`Select “${title}”`}
        checked={isSelected}
        readOnly
        disabled={!isStored}
        data-row-link={isStored ? id : undefined}
      />
      <div className={classes.body}>
        <span className={classes.title}>
          {title}
          {completed && (
            <VisuallyHidden>
              {" "}
              <Trans>(done)</Trans>
            </VisuallyHidden>
          )}
        </span>
        <TaskMeta task={task} now={now} />
        {task.isWaiting && <WaitingMark />}
      </div>
      <span className={classes.priority}>
        {priority !== "normal" && <PriorityMark priority={priority} />}
      </span>
    </div>
  );
}
