import { fileURLToPath } from "node:url";
import type { OxlintConfig } from "oxlint";
import { rules } from "./rules.ts";
import { testRules } from "./test-rules.ts";
import { webRules } from "./web-rules.ts";

const plugins: NonNullable<OxlintConfig["plugins"]> = [
  "eslint",
  "typescript",
  "unicorn",
  "oxc",
  "import",
  "promise",
  "node",
  "react",
  "jsx-a11y",
];
const tests = ["**/*.test.{ts,tsx}", "**/*.test-d.ts"];
const testSupport = [
  "apps/*/test/**",
  "apps/*/e2e/**",
  "packages/*/test/**",
  "packages/*/src/testing/**",
];
const commandLines = ["scripts/**", "packages/*/scripts/**", "benchmarks/**", ".githooks/**"];

// Plain JavaScript, before anything is installed or in a browser as it stands, has no types to be unsafe with.
const untypedRules: NonNullable<OxlintConfig["rules"]> = {
  "typescript/no-unsafe-argument": "off",
  "typescript/no-unsafe-assignment": "off",
  "typescript/no-unsafe-call": "off",
  "typescript/no-unsafe-member-access": "off",
  "typescript/no-unsafe-return": "off",
  "typescript/strict-boolean-expressions": "off",
};

/** Every rule is an error or off. `root` is the folder that holds apps/ and packages/. */
export function oxlintConfig(root: string): OxlintConfig {
  return {
    plugins,
    jsPlugins: [{ name: "tenon", specifier: fileURLToPath(import.meta.resolve("./plugin.ts")) }],
    categories: { correctness: "error", suspicious: "error", perf: "error", pedantic: "error" },
    options: {
      typeAware: true,
      typeCheck: true,
      denyWarnings: true,
      reportUnusedDisableDirectives: "error",
    },
    ignorePatterns: [
      "**/generated/**",
      "**/dist/**",
      "**/coverage/**",
      "**/*.gen.ts",
      "packages/client/src/testing/consumer/**",
      // A project of its own, with its own rules.
      "examples/**",
    ],
    rules: { ...rules, "tenon/arrows": ["error", { root }] },
    overrides: [
      { files: ["apps/web/**/*.{ts,tsx}"], rules: webRules },
      {
        files: ["apps/web/src/**/*.{ts,tsx}"],
        excludeFiles: ["apps/web/src/words/**", ...tests],
        rules: { "tenon/words-in-catalogue": "error" },
      },
      {
        // A route and its components are one file, which the router's plugin takes apart; redirect() is thrown.
        files: ["apps/web/src/routes/**", "apps/web/src/main.tsx"],
        rules: { "react/only-export-components": "off", "typescript/only-throw-error": "off" },
      },
      {
        files: [...tests, ...testSupport],
        plugins: [...plugins, "vitest"],
        rules: testRules,
      },
      {
        files: commandLines,
        rules: {
          "eslint/no-console": "off",
          "node/no-process-env": "off",
          "unicorn/no-process-exit": "off",
        },
      },
      {
        files: [
          "apps/api/src/env.ts",
          "packages/db/prisma.config.ts",
          "packages/db/src/prisma-cli.ts",
          "packages/db/src/schema-engine.ts",
          // Their children find everything else where we do.
          "packages/db/src/backup/pg-dump.ts",
        ],
        rules: { "node/no-process-env": "off" },
      },
      {
        files: ["packages/db/prisma-engine/**"],
        rules: { "node/no-process-env": "off", "unicorn/no-process-exit": "off" },
      },
      { files: ["**/*.mjs", "apps/api/assets/*.js"], rules: untypedRules },
      {
        files: ["**/*.config.{ts,mts,js,mjs}", "packages/config/oxlint/plugin.ts"],
        rules: { "import/no-default-export": "off" },
      },
    ],
  };
}
