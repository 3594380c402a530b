import { IconCalendar } from "#ui/icons.tsx";
import { formatDay } from "#ui/time.tsx";
import classes from "./due-label.module.css";
import { addDays, startOfDay } from "./due-range.ts";

/** The day a task is due, as one says it; whether it is over is said, not only coloured. */
export function DueLabel({ dueAt, completed, now }: { dueAt: Date; completed: boolean; now: Date }) {
  const isOverdue = !completed && dueAt < startOfDay(now);
  return (
    <span className={classes.due} data-overdue={isOverdue || undefined}>
      <IconCalendar size={14} />
      {isOverdue && <span className={classes.word}>Overdue</span>}
      <time dateTime={dueAt.toISOString()}>{describeDay(dueAt, now)}</time>
    </span>
  );
}

export function describeDay(dueAt: Date, now: Date): string {
  const day = startOfDay(dueAt).getTime();
  const today = startOfDay(now);
  if (day === today.getTime()) return "Today";
  if (day === addDays(today, 1).getTime()) return "Tomorrow";
  if (day === addDays(today, -1).getTime()) return "Yesterday";
  return formatDay(dueAt, now);
}
