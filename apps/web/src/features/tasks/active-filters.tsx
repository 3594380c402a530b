import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import type { TaskPriority } from "@tenon/schemas/tasks";
import { parseDay } from "#ui/days.ts";
import { describeDate } from "#ui/describe-time.ts";
import { IconClose } from "#ui/icons.tsx";
import classes from "./active-filters.module.css";
import type { DueRange } from "./due-range.ts";
import { priorityNames } from "./priority-names.ts";
import { countFilters, type TaskView, type ViewChange, without } from "./task-view.ts";

type ActiveFiltersProps = { view: TaskView; onChange: (change: ViewChange) => void };

/** The filters in force, each to be taken off. */
export function ActiveFilters({ view, onChange }: ActiveFiltersProps) {
  if (countFilters(view) === 0) return null;
  const { priority, due, tag } = view;
  return (
    <ul className={classes.filters} aria-label={t`Filters in force`}>
      {priority !== undefined && (
        <Filter
          text={describePriority(priority)}
          onClear={() => onChange((current) => without(current, "priority"))}
        />
      )}
      {due !== undefined && (
        <Filter
          text={describeRange(due)}
          onClear={() => onChange((current) => without(current, "due"))}
        />
      )}
      {tag !== undefined && (
        <Filter
          text={t`Tag: ${tag}`}
          onClear={() => onChange((current) => without(current, "tag"))}
        />
      )}
    </ul>
  );
}

function Filter({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <li>
      <Button
        className={classes.filter}
        variant="light"
        size="compact-sm"
        radius="xl"
        aria-label={t`Clear filter ${text}`}
        rightSection={<IconClose size={13} />}
        onClick={onClear}
      >
        {text}
      </Button>
    </li>
  );
}

function describePriority(priority: TaskPriority): string {
  const name = priorityNames()[priority];
  return t`Priority: ${name}`;
}

function describeRange(range: DueRange): string {
  if (range === "overdue") return t`Due: overdue`;
  if (range === "today") return t`Due: today`;
  if (range === "week") return t`Due: next 7 days`;
  const now = new Date();
  const [from = "", to = ""] = [parseDay(range.from), parseDay(range.to)].map((day) =>
    day ? describeDate(day, now) : "",
  );
  if (from !== "" && to !== "") return t`Due: ${from} to ${to}`;
  return from === "" ? t`Due: until ${to}` : t`Due: from ${from}`;
}
