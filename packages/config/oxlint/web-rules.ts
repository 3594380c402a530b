import type { OxlintConfig } from "oxlint";

export const webRules: NonNullable<OxlintConfig["rules"]> = {
  "react/button-has-type": "error",
  "react/function-component-definition": ["error", { namedComponents: "function-declaration" }],
  "react/jsx-boolean-value": "error",
  "react/jsx-curly-brace-presence": "error",
  "react/jsx-fragments": "error",
  "react/jsx-pascal-case": "error",
  "react/no-clone-element": "error",
  "react/no-danger": "error",
  "react/no-react-children": "error",
  "react/no-unknown-property": "error",
  "react/only-export-components": "error",
  "react/prefer-function-component": "error",
  "react/self-closing-comp": "error",
  // An event handler may be async: React ignores what it returns, and the handler reports its failures.
  "typescript/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
};
