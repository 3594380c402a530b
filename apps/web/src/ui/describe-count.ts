import { inLocale } from "#words/locale.ts";

/** “1 task”, “1,200 tasks”, in English; what is said in every language asks for a plural instead. */
export function describeCount(count: number, noun: string): string {
  return `${describeNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export function describeNumber(count: number): string {
  return number().format(count);
}

const number = inLocale((locale) => new Intl.NumberFormat(locale));
