import { getConfig } from "@lingui/conf";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";

const configPath = `${import.meta.dirname}/../lingui.config.ts`;

/** Makes calls of the texts in the code, and scripts of the catalogues; a message without its German fails the build. */
export function words() {
  return [
    babel({
      // Where its plugin is found, from wherever the build is started.
      cwd: `${import.meta.dirname}/..`,
      presets: [
        linguiTransformerBabelPreset({ linguiConfig: getConfig({ configPath }) }, { configPath }),
      ],
    }),
    lingui({ configPath, failOnMissing: true, failOnCompileError: true }),
  ];
}
