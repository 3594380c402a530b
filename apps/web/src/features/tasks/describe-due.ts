import { t } from "@lingui/core/macro";
import { addDays, startOfDay } from "#ui/days.ts";
import { describeDate } from "#ui/describe-time.ts";

/** The day a task is due, as one says it. */
export function describeDue(dueAt: Date, now: Date): string {
  const day = startOfDay(dueAt).getTime();
  const today = startOfDay(now);
  if (day === today.getTime()) return t`Today`;
  if (day === addDays(today, 1).getTime()) return t`Tomorrow`;
  if (day === addDays(today, -1).getTime()) return t`Yesterday`;
  return describeDate(dueAt, now);
}
