import { t } from "@lingui/core/macro";
import { ActionIcon, Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconTrash } from "#ui/icons.tsx";
import { WaitingMark } from "#ui/waiting-mark.tsx";
import type { ShownTask } from "./apply-changes.ts";
import { PriorityMark } from "./priority-mark.tsx";
import { TaskMeta } from "./task-meta.tsx";
import classes from "./task-row.module.css";
import { useTasks } from "./tasks-context.ts";

type TaskRowProps = { task: ShownTask; now: Date; onTag: (tag: string) => void };

export function TaskRow({ task, now, onTag }: TaskRowProps) {
  const { actions } = useTasks();
  const { id, title, completed, priority, isStored } = task;

  return (
    <div
      className={classes.row}
      data-done={completed || undefined}
      data-pending={!isStored || undefined}
    >
      <Checkbox
        classNames={{ root: classes.check, input: classes.box }}
        aria-label={t`Complete “${title}”`}
        checked={completed}
        disabled={!isStored}
        onChange={({ currentTarget }) => actions.complete(task, currentTarget.checked)}
      />
      <div className={classes.body}>
        {isStored ? (
          <Link
            to="/tasks/$taskId"
            params={{ taskId: id }}
            search={(search) => search}
            state={{ isFromList: true }}
            resetScroll={false}
            className={classes.title}
            data-row-link={id}
          >
            {title}
          </Link>
        ) : (
          <span className={classes.title}>{title}</span>
        )}
        <TaskMeta task={task} now={now} onTag={onTag} />
        {task.isWaiting && <WaitingMark />}
      </div>
      <span className={classes.priority}>
        {priority !== "normal" && <PriorityMark priority={priority} />}
      </span>
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        color="gray"
        aria-label={t`Delete “${title}”`}
        disabled={!isStored}
        onClick={() => actions.remove([task])}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
