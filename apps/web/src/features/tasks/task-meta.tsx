import { t } from "@lingui/core/macro";
import type { Task } from "@tenon/schemas/tasks";
import { DueLabel } from "./due-label.tsx";
import classes from "./task-row.module.css";

type TaskMetaProps = {
  task: Task;
  now: Date;
  /** Without it, the tags lead nowhere. */
  onTag?: (tag: string) => void;
};

/** When a task is due, and its tags. */
export function TaskMeta({ task: { dueAt, completed, tags }, now, onTag }: TaskMetaProps) {
  if (dueAt === null && tags.length === 0) return null;
  return (
    <div className={classes.meta}>
      {dueAt !== null && <DueLabel dueAt={dueAt} completed={completed} now={now} />}
      {tags.map((tag) =>
        onTag === undefined ? (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ) : (
          <button
            key={tag}
            type="button"
            className={classes.tag}
            aria-label={t`Show tasks tagged ${tag}`}
            onClick={() => onTag(tag)}
          >
            {tag}
          </button>
        ),
      )}
    </div>
  );
}
