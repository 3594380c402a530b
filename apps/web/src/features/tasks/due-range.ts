import { addDays, parseDay, startOfDay } from "#ui/days.ts";

/** Days that a due date may fall on, both included; `YYYY-MM-DD`, or empty where it is open. */
export type DayRange = { from: string; to: string };

/** A range that moves along with today, or one of fixed days. */
export type DueRange = "overdue" | "today" | "week" | DayRange;

/** Two moments: due from the first on, and before the second. */
export type DueMoments = { dueFrom?: Date; dueBefore?: Date };

/** Reads a range as the address bar spells it: `today`, or `2026-03-01..2026-03-07` with either end left out. */
export function readDueRange(text: string): DueRange | null {
  if (text === "overdue" || text === "today" || text === "week") return text;
  const [from = "", to = "", ...rest] = text.split("..");
  const isRange = text.includes("..") && rest.length === 0 && (from !== "" || to !== "");
  return isRange && isDayOrOpen(from) && isDayOrOpen(to) ? { from, to } : null;
}

export function writeDueRange(range: DueRange): string {
  return typeof range === "string" ? range : `${range.from}..${range.to}`;
}

/** What a range means now, where the person is. `week` is today and the six days after it. */
export function toMoments(range: DueRange, now: Date): DueMoments {
  const today = startOfDay(now);
  if (range === "overdue") return { dueBefore: today };
  if (range === "today") return { dueFrom: today, dueBefore: addDays(today, 1) };
  if (range === "week") return { dueFrom: today, dueBefore: addDays(today, 7) };
  const from = parseDay(range.from);
  const to = parseDay(range.to);
  return { ...(from && { dueFrom: from }), ...(to && { dueBefore: addDays(to, 1) }) };
}

function isDayOrOpen(text: string): boolean {
  return text === "" || parseDay(text) !== null;
}
