import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** English is in the code; the catalogues say the same in every language. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: [
    {
      path: "<rootDir>/src/words/{locale}",
      include: ["<rootDir>/src"],
      exclude: ["**/*.test.*", "**/routeTree.gen.ts"],
    },
  ],
  // Without the lines, moving a text within its file changes no catalogue.
  format: formatter({ lineNumbers: false }),
});
