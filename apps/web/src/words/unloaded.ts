import type { Language } from "./languages.ts";

/** Said when the words of a language could not be loaded, and so in no catalogue. */
export const unloaded = {
  en: {
    title: "Tenon could not be loaded",
    hint: "Check your connection, then try again.",
    retry: "Try again",
  },
  de: {
    title: "Tenon konnte nicht geladen werden",
    hint: "Prüfe deine Verbindung und versuch es noch einmal.",
    retry: "Noch einmal versuchen",
  },
} satisfies Record<Language, Record<"title" | "hint" | "retry", string>>;
