import type { Plugin } from "vite";
import { wordsFile } from "#words/words-file.ts";
import { compileWords, linguiConfig, readCatalogue } from "./catalogues.ts";

const part = "all";

/** While one develops, the page says everything, and reads the catalogues anew when they change. */
export function serveWords(): Plugin {
  return {
    name: "tenon:serve-words",
    apply: "serve",
    config: () => ({ define: { pageWords: JSON.stringify([part]) } }),
    configureServer({ middlewares, config: { logger } }) {
      for (const language of linguiConfig.locales) {
        middlewares.use(wordsFile(part, language), (_request, response) => {
          void readCatalogue(language, logger.warn)
            .then((catalogue) => response.end(compileWords(language, catalogue)))
            .catch((error: unknown) => response.writeHead(500).end(String(error)));
        });
      }
    },
    hotUpdate({ file }) {
      if (file.endsWith(".po")) this.environment.hot.send({ type: "full-reload" });
    },
  };
}
