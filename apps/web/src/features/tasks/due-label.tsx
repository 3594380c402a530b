import { Trans } from "@lingui/react/macro";
import { startOfDay } from "#ui/days.ts";
import { IconCalendar } from "#ui/icons.tsx";
import { describeDue } from "./describe-due.ts";
import classes from "./due-label.module.css";

type DueLabelProps = { dueAt: Date; completed: boolean; now: Date };

/** The day a task is due; whether it is over is said, not only coloured. */
export function DueLabel({ dueAt, completed, now }: DueLabelProps) {
  const isOverdue = !completed && dueAt < startOfDay(now);
  return (
    <span className={classes.due} data-overdue={isOverdue || undefined}>
      <IconCalendar size={14} />
      {isOverdue && (
        <span className={classes.word}>
          <Trans>Overdue</Trans>
        </span>
      )}
      <time dateTime={dueAt.toISOString()}>{describeDue(dueAt, now)}</time>
    </span>
  );
}
