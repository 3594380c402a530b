import { i18n } from "@lingui/core";

/** How dates, numbers and amounts are written: the locale of the language that is spoken. */
export function currentLocale(): string {
  return [i18n.locales ?? i18n.locale].flat()[0] ?? i18n.locale;
}

/** A format of the locale, made anew only when that changes: making one takes longer than using it. */
export function inLocale<Format>(make: (locale: string) => Format): () => Format {
  let made: { locale: string; format: Format } | undefined;
  return () => {
    const locale = currentLocale();
    if (made?.locale !== locale) made = { locale, format: make(locale) };
    return made.format;
  };
}
