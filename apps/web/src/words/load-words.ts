import { i18n, type Messages } from "@lingui/core";
import type { Language } from "./languages.ts";
import { wordsFile } from "./words-file.ts";

/** Put in by the build: what the page itself says. */
declare const pageWords: string[];

/** The parts that were asked for. */
const parts = new Set<string>();
const loading = new Map<string, Promise<void>>();

/** Loads what the page says, and every part of the app that was asked for. */
export async function loadWords(language: Language): Promise<void> {
  for (const part of pageWords) parts.add(part);
  const known = [...parts];
  await Promise.all(known.map((part) => loadPart(part, language)));
  // Another may have been asked for meanwhile.
  if (parts.size > known.length) await loadWords(language);
}

/** The build puts it around what is imported when it is needed: it comes with the words that it says. */
export async function withWords<Module>(module: Promise<Module>, own: string[]): Promise<Module> {
  for (const part of own) parts.add(part);
  const [loaded] = await Promise.all([module, ...own.map((part) => loadPart(part, i18n.locale))]);
  return loaded;
}

/** Once for each language; what could not be loaded is asked for again. */
function loadPart(part: string, language: string): Promise<void> {
  const file = wordsFile(part, language);
  const begun = loading.get(file) ?? load(file, language);
  loading.set(file, begun);
  begun.catch(() => loading.delete(file));
  return begun;
}

async function load(file: string, language: string): Promise<void> {
  const response = await fetch(file);
  const loaded: unknown = response.ok ? await response.json() : null;
  if (!hasMessages(loaded)) throw new Error(`The words in ${file} could not be loaded.`);
  i18n.load(language, loaded.messages);
}

function hasMessages(loaded: unknown): loaded is { messages: Messages } {
  return typeof loaded === "object" && loaded !== null && "messages" in loaded;
}
