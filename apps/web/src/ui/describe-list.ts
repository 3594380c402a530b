import { inLocale } from "#words/locale.ts";

/** “a, b and c”, as one says it. */
export function describeList(parts: string[]): string {
  return list().format(parts);
}

const list = inLocale((locale) => new Intl.ListFormat(locale));
