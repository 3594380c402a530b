/** How long ago a moment was, as one says it. */
import { t } from "@lingui/core/macro";
import { inLocale } from "#words/locale.ts";
export function describeAge(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  if (Math.abs(seconds) < 45) return t`just now`;
  const unit = units.find(({ seconds: length }) => Math.abs(seconds) >= length * 0.95) ?? minute;
  return relative().format(Math.round(seconds / unit.seconds), unit.name);
}

/** The day of a moment where the person is, without the year while it is this one. */
export function describeDate(day: Date, now: Date): string {
  return (day.getFullYear() === now.getFullYear() ? dayOfYear() : fullDay()).format(day);
}

/** A day with its weekday: “Monday 2 March”. */
export function describeDay(day: Date): string {
  return weekday().format(day);
}

export function describeMoment(at: Date): string {
  return exact().format(at);
}

const minute = { name: "minute", seconds: 60 } as const;
const units = [
  { name: "year", seconds: 31_557_600 },
  { name: "month", seconds: 2_629_800 },
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  minute,
] as const;

const relative = inLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
const exact = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }),
);
const dayOfYear = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
);
const fullDay = inLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }));
const weekday = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" }),
);
