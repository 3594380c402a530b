import {
  createCompilationErrorMessage,
  createCompiledCatalog,
  createMissingErrorMessage,
  getCatalogs,
} from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";

export const configPath = `${import.meta.dirname}/../lingui.config.ts`;
export const linguiConfig = getConfig({ configPath });

/** What a language says for each text, by the text's id. */
export type Catalogue = Record<string, string>;

/** `onMissing` is told where the language has no words for a text; it is said in English then. */
export async function readCatalogue(
  language: string,
  onMissing: (problem: string) => void,
): Promise<Catalogue> {
  const [files] = await getCatalogs(linguiConfig);
  if (!files) throw new Error("lingui.config.ts names no catalogue.");
  const { messages, missing } = await files.getTranslations(language, linguiConfig);
  if (missing.length > 0) onMissing(createMissingErrorMessage(language, missing));
  return messages;
}

/** As the browser reads it: JSON, what is to be filled in taken apart. */
export function compileWords(language: string, catalogue: Catalogue): string {
  const { source, errors } = createCompiledCatalog(language, catalogue, { namespace: "json" });
  if (errors.length > 0) throw new Error(createCompilationErrorMessage(language, errors));
  return source;
}
