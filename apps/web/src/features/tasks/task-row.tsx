import { ActionIcon, Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconTrash } from "#ui/icons.tsx";
import type { ShownTask } from "./apply-changes.ts";
import { DueLabel } from "./due-label.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import classes from "./task-row.module.css";
import { useTasks } from "./tasks-context.ts";

type TaskRowProps = { task: ShownTask; now: Date; onTag: (tag: string) => void };

export function TaskRow({ task, now, onTag }: TaskRowProps) {
  const { actions } = useTasks();
  const { id, title, completed, priority, dueAt, tags, isStored } = task;

  return (
    <li
      className={classes.row}
      data-done={completed || undefined}
      data-pending={!isStored || undefined}
    >
      <Checkbox
        classNames={{ root: classes.check, input: classes.box }}
        aria-label={`Complete “${title}”`}
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
            resetScroll={false}
            className={classes.title}
            data-row-link={id}
          >
            {title}
          </Link>
        ) : (
          <span className={classes.title}>{title}</span>
        )}
        {(dueAt !== null || tags.length > 0) && (
          <div className={classes.meta}>
            {dueAt !== null && <DueLabel dueAt={dueAt} completed={completed} now={now} />}
            {tags.map((tag) => (
              <button
                key={tag}
                type="button"
                className={classes.tag}
                aria-label={`Show tasks tagged ${tag}`}
                onClick={() => onTag(tag)}
              >
                {tag}
              </button>
            ))}
          </div>
        )}
      </div>
      <span className={classes.priority}>
        {priority !== "normal" && <PriorityMark priority={priority} />}
      </span>
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        color="gray"
        aria-label={`Delete “${title}”`}
        disabled={!isStored}
        onClick={() => actions.remove(task)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
