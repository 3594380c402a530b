import { inLocale } from "#words/locale.ts";

export function describeNumber(count: number): string {
  return number().format(count);
}

const number = inLocale((locale) => new Intl.NumberFormat(locale));
