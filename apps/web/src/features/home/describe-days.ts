import { t } from "@lingui/core/macro";
import { describeDay } from "#ui/describe-time.ts";
import { bestOf, type DayValue, totalOf } from "./order-days.ts";

/** What a chart of days shows, in a sentence; null when there was nothing on any. */
export function describeDays(days: DayValue[], format: (value: number) => string): string | null {
  const best = bestOf(days);
  if (best === null) return null;
  const { length: count } = days;
  const [total, most] = [format(totalOf(days)), format(best.value)];
  if (best.day === null) return t`${total} in the last ${count} days, at most ${most} a day.`;
  const day = describeDay(best.day);
  return t`${total} in the last ${count} days; the most on ${day}: ${most}.`;
}
