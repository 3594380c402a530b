import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { words } from "./apps/web/build/words-plugin.ts";

const notOurs = ["**/node_modules/**", "**/dist/**", "**/generated/**", "**/.cache/**"];
const database = "packages/db/src/testing/global-setup.ts";
/** Processes that tests start begin twice as fast when what they load was compiled before. */
const env = { NODE_COMPILE_CACHE: join(import.meta.dirname, ".cache/compiled") };
/** For what hangs, not for what is slow: where much else runs, everything takes twenty times as long. */
const limits = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000, interval: 20 } },
};

export default defineConfig({
  test: {
    // Much of the time is spent waiting for databases and child processes.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        plugins: [words()],
        test: {
          ...limits,
          name: "unit",
          env,
          // Nothing mocks a module, so files can share one and each is loaded once.
          isolate: false,
          setupFiles: ["apps/web/src/words/english.ts"],
          include: ["{apps,benchmarks,packages,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...notOurs, "**/*.{db,e2e}.test.ts"],
        },
      },
      {
        test: {
          ...limits,
          name: "db",
          env,
          isolate: false,
          include: ["{apps,packages,scripts}/**/*.db.test.ts"],
          exclude: notOurs,
          globalSetup: database,
        },
      },
      {
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["{apps,packages}/**/*.test-d.ts"],
            exclude: notOurs,
            tsconfig: "./tsconfig.test-d.json",
          },
        },
      },
      {
        test: {
          name: "e2e",
          env,
          // Browsers need the machine for themselves: after everything else, four at a time, as they wait most of it.
          sequence: { groupOrder: 1 },
          maxWorkers: 4,
          include: ["apps/web/e2e/*.e2e.test.ts"],
          exclude: notOurs,
          globalSetup: database,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: "istanbul",
      include: ["apps/api/src/**/*.ts", "packages/*/src/**/*.ts"],
      exclude: [
        // The process itself; the tests start it as a child, where coverage does not follow.
        "apps/api/src/main.ts",
        // What only the tests use.
        "packages/db/src/testing/**",
        "**/*.test.ts",
        "**/*.test-d.ts",
      ],
      reporter: ["text-summary", "html"],
      thresholds: { lines: 90, branches: 90 },
    },
  },
});
