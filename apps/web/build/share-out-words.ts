import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { wordsFile } from "#words/words-file.ts";
import { type Catalogue, compileWords, linguiConfig, readCatalogue } from "./catalogues.ts";
import { findTexts, type Part, type Texts } from "./find-texts.ts";

const source = resolve(import.meta.dirname, "../src");
const page = `${source}/main.tsx`;
const importCall = /\bimport\("([^"]+)"\)/g;

/** What is imported when it is needed comes with the words that it says, and the page with its own. */
export function shareOutWords(): Plugin {
  const catalogues = new Map<string, Catalogue>();
  const imported = new Set<string>();
  const files = new Map<string, string>();
  let texts: Texts | undefined;
  return {
    name: "tenon:share-out-words",
    apply: "build",
    enforce: "post",
    config: () => ({ define: { pageWords: JSON.stringify(wordsOf(page)) } }),
    async buildStart() {
      const fail = (problem: string) => this.error(problem);
      for (const language of linguiConfig.locales) {
        catalogues.set(language, await readCatalogue(language, fail));
      }
    },
    transform: {
      filter: { id: `${source}/**`, code: importCall },
      async handler(code, importer) {
        const marked = new Map<string, string>();
        for (const [call, specifier = ""] of code.matchAll(importCall)) {
          const module = await this.resolve(specifier, importer);
          if (!module?.id.startsWith(source)) continue;
          imported.add(module.id);
          marked.set(call, `withWords(${call}, ${JSON.stringify(wordsOf(module.id))})`);
        }
        if (marked.size === 0) return null;
        const body = code.replaceAll(importCall, (call) => marked.get(call) ?? call);
        return { code: `import { withWords } from "#words/load-words.ts";\n${body}`, map: null };
      },
    },
    renderStart() {
      texts = undefined;
      files.clear();
    },
    renderChunk(code, ...[, , { chunks }]) {
      return code.replaceAll(/"words of ([^"]+)"/g, (_, module: string) => {
        texts ??= findTexts(chunks, { page, imported, known: idsOf(catalogues) });
        return JSON.stringify(texts.partsOf(module).map(addPart));
      });
    },
    generateBundle() {
      const unsaid = [...idsOf(catalogues)].filter((id) => !texts?.said.has(id));
      if (unsaid.length > 0) this.error(`Nothing that is loaded says ${unsaid.join(", ")}.`);
      for (const [file, words] of files) {
        this.emitFile({ type: "asset", fileName: file.slice(1), source: words });
      }
    },
  };

  /** Answers the name of its files. */
  function addPart({ name, ids }: Part): string {
    const hash = createHash("sha256");
    const said = [...catalogues].map(([language, catalogue]) => {
      const own = Object.fromEntries(ids.map((id) => [id, catalogue[id] ?? ""]));
      const words = compileWords(language, own);
      hash.update(words);
      return { language, words };
    });
    const part = `${name}-${hash.digest("base64url").slice(0, 8)}`;
    for (const { language, words } of said) files.set(wordsFile(part, language), words);
    return part;
  }
}

/** Stands for the names of a module's words until it is known which scripts are loaded for it. */
function wordsOf(module: string): string {
  return `words of ${module}`;
}

function idsOf(catalogues: Map<string, Catalogue>): Set<string> {
  return new Set([...catalogues.values()].flatMap((catalogue) => Object.keys(catalogue)));
}
