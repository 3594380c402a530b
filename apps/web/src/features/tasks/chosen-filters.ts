import { t } from "@lingui/core/macro";
import type { TaskPriority } from "@tenon/schemas/tasks";
import { parseDay } from "#ui/days.ts";
import { describeDate } from "#ui/describe-time.ts";
import type { ChosenFilter } from "#ui/filter-chip.tsx";
import type { DueRange } from "./due-range.ts";
import { priorityNames } from "./priority-names.ts";
import { type TaskView, type ViewChange, without } from "./task-view.ts";

/** The filters in force, each to be taken off. */
export function chosenFilters(
  { priority, due, tag }: TaskView,
  onChange: (change: ViewChange) => void,
): ChosenFilter[] {
  const chosen = (text: string, name: "priority" | "due" | "tag") => ({
    text,
    onClear: () => onChange((current) => without(current, name)),
  });
  return [
    ...(priority === undefined ? [] : [chosen(describePriority(priority), "priority")]),
    ...(due === undefined ? [] : [chosen(describeRange(due), "due")]),
    ...(tag === undefined ? [] : [chosen(t`Tag: ${tag}`, "tag")]),
  ];
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
