/** The languages that the web app speaks, as each calls itself, and where its dates and amounts are written so by default. */
export const languages = {
  en: { name: "English", locale: "en-GB" },
  de: { name: "Deutsch", locale: "de-DE" },
} as const;

export type Language = keyof typeof languages;

export function isLanguage(text: unknown): text is Language {
  return typeof text === "string" && Object.hasOwn(languages, text);
}

/** The first language of a browser's that is spoken here. */
export function firstSpoken(preferred: readonly string[]): Language {
  return preferred.map(languageOf).find(isLanguage) ?? "en";
}

/** How a language is written where the person is: “de-CH” of a Swiss browser. */
export function localeOf(language: Language, preferred: readonly string[]): string {
  return (
    preferred.find(
      (tag) => tag.includes("-") && languageOf(tag) === language && isWellFormed(tag),
    ) ?? languages[language].locale
  );
}

/** Some browsers name what no formatter takes: “en-US@posix”, of a machine with the locale C. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}
