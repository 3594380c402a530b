import type { OxlintConfig } from "oxlint";

const noModuleMocks =
  "Test against the real thing or an in-memory port: a mocked module proves nothing.";

export const testRules: NonNullable<OxlintConfig["rules"]> = {
  "eslint/max-lines": ["error", { max: 500 }],
  "eslint/no-loss-of-precision": "off",
  "node/no-process-env": "off",
  // expect.any() and its relatives are `any`.
  "typescript/no-unsafe-assignment": "off",
  "eslint/no-shadow": "off",
  // Tables say in each row what is expected.
  "vitest/no-conditional-in-test": "off",
  "vitest/no-disabled-tests": "error",
  "vitest/no-focused-tests": "error",
  "vitest/no-identical-title": "error",
  "vitest/no-import-node-test": "error",
  "vitest/no-restricted-vi-methods": [
    "error",
    { mock: noModuleMocks, doMock: noModuleMocks, hoisted: noModuleMocks },
  ],
  "vitest/prefer-importing-vitest-globals": "error",
};
