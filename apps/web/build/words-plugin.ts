import { linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import { configPath, linguiConfig } from "./catalogues.ts";
import { serveWords } from "./serve-words.ts";
import { shareOutWords } from "./share-out-words.ts";

/** Makes calls of the texts in the code, and brings the words of what is loaded along with it. */
export function words() {
  return [callTexts(), shareOutWords(), serveWords()];
}

/** Makes calls of the texts in the code. */
export function callTexts() {
  return babel({
    // Where its plugin is found, from wherever the build is started.
    cwd: `${import.meta.dirname}/..`,
    presets: [linguiTransformerBabelPreset({ linguiConfig }, { configPath })],
  });
}
