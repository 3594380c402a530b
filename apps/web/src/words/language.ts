import { i18n } from "@lingui/core";
import { useSyncExternalStore } from "react";
import { firstSpoken, isLanguage, type Language, localeOf } from "./languages.ts";
import { loadWords } from "./load-words.ts";

const key = "tenon-language";

/** The language that was chosen in this browser, or the first of the browser's own that is spoken here. */
export function preferredLanguage(): Language {
  const kept = read();
  return isLanguage(kept) ? kept : firstSpoken(navigator.languages);
}

/** From here on, everything is said in this language. Rejects when its words can't be loaded. */
export async function speak(language: Language): Promise<void> {
  await loadWords(language);
  document.documentElement.lang = language;
  i18n.activate(language, localeOf(language, navigator.languages));
}

/** Speaks it, also the next time this browser opens the app. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  try {
    localStorage.setItem(key, language);
  } catch {
    // A browser that keeps nothing is asked for its own language again.
  }
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, spokenLanguage);
}

function subscribe(listener: () => void): () => void {
  return i18n.on("change", listener);
}

function spokenLanguage(): Language {
  return isLanguage(i18n.locale) ? i18n.locale : "en";
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
