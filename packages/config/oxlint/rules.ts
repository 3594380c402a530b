import type { OxlintConfig } from "oxlint";

type Rules = NonNullable<OxlintConfig["rules"]>;

/** What the categories switch on and this house does not want, with the reason. */
const refused: Rules = {
  // A schema and its type share one name; TypeScript itself refuses real redeclarations.
  "eslint/no-redeclare": "off",
  // A factory returns all verbs of a feature; max-lines holds the file.
  "eslint/max-lines-per-function": "off",
  // One thing after another is what most loops with await mean.
  "eslint/no-await-in-loop": "off",
  // An async function without await still turns a throw into a rejection, as its type promises.
  "eslint/require-await": "off",
  "typescript/require-await": "off",
  "eslint/no-negated-condition": "off",
  "unicorn/no-negated-condition": "off",
  "eslint/no-inline-comments": "off",
  "eslint/require-unicode-regexp": "off",
  // `new PrismaPg(…)`, `using`, observers: constructing may be the point.
  "eslint/no-new": "off",
  // main and container name everything; max-lines holds them too.
  "import/max-dependencies": "off",
  // CommonJS packages come as one default object.
  "import/no-named-as-default-member": "off",
  // CSS and side-effect-only modules; noUncheckedSideEffectImports checks that they exist.
  "import/no-unassigned-import": "off",
  // Readability first; spreads of small rows cost nothing that shows.
  "oxc/no-map-spread": "off",
  // Would ask for Readonly<> on every parameter.
  "typescript/prefer-readonly-parameter-types": "off",
  // Callers' types know how many arguments a callback takes.
  "unicorn/no-array-callback-reference": "off",
  "unicorn/no-useless-undefined": "off",
  "unicorn/prefer-number-coercion": "off",
  "unicorn/prefer-top-level-await": "off",
  // What an error says matters more than its class.
  "unicorn/prefer-type-error": "off",
  // Takes a BroadcastChannel for a window.
  "unicorn/require-post-message-target-origin": "off",
  // `return say(usage)` is a sentence.
  "typescript/no-confusing-void-expression": "off",
  // A helper may stay beside its only caller.
  "unicorn/consistent-function-scoping": "off",
  "promise/always-return": "off",
  // role="status" is announced by more screen readers than <output>.
  "jsx-a11y/prefer-tag-over-role": "off",
  // A callback may return what its caller does not read; no-misused-promises holds the dangerous case.
  "typescript/strict-void-return": "off",
  "eslint/no-promise-executor-return": "off",
  // let and const are made anew in every turn.
  "eslint/no-loop-func": "off",
  // Services and ports are records of closures: there is no `this` to lose.
  "typescript/unbound-method": "off",
  "eslint/max-classes-per-file": "off",
  "react/react-in-jsx-scope": "off",
  // rules-of-hooks and exhaustive-deps report the same, and say which.
  "react/exhaustive-effect-dependencies": "off",
  "react/hooks": "off",
  "react/memo-dependencies": "off",
};

/** What no category holds, or what needs options. */
const wanted: Rules = {
  "eslint/arrow-body-style": "error",
  "eslint/curly": ["error", "multi-line"],
  "eslint/default-param-last": "error",
  "eslint/eqeqeq": "error",
  "eslint/guard-for-in": "error",
  "eslint/logical-assignment-operators": "error",
  "eslint/max-lines": ["error", { max: 300 }],
  "eslint/max-params": ["error", { max: 3 }],
  "eslint/no-alert": "error",
  "eslint/no-console": "error",
  "eslint/no-empty": "error",
  "eslint/no-implicit-coercion": "error",
  "eslint/no-labels": "error",
  "eslint/no-lone-blocks": "error",
  "eslint/no-multi-assign": "error",
  "eslint/no-nested-ternary": "error",
  "eslint/no-new-func": "error",
  "eslint/no-param-reassign": "error",
  "eslint/no-return-assign": "error",
  "eslint/no-sequences": "error",
  "eslint/no-template-curly-in-string": "error",
  "eslint/no-underscore-dangle": ["error", { allow: ["_def"] }],
  "eslint/no-useless-computed-key": "error",
  "eslint/no-var": "error",
  "eslint/object-shorthand": "error",
  "eslint/operator-assignment": "error",
  "eslint/prefer-arrow-callback": "error",
  "eslint/prefer-const": "error",
  "eslint/prefer-object-has-own": "error",
  "eslint/prefer-object-spread": "error",
  "eslint/prefer-rest-params": "error",
  "eslint/prefer-template": "error",
  "import/first": "error",
  "import/no-commonjs": "error",
  "import/no-cycle": "error",
  "import/no-default-export": "error",
  "import/no-duplicates": "error",
  "import/no-mutable-exports": "error",
  "node/no-process-env": "error",
  "tenon/mute-with-reason": "error",
  "tenon/named-after-subject": "error",
  "tenon/no-enum": "error",
  "tenon/no-export-star": "error",
  "tenon/no-interface": "error",
  "tenon/top-level-function": "error",
  "typescript/array-type": "error",
  "typescript/consistent-generic-constructors": "error",
  "typescript/consistent-indexed-object-style": "error",
  "typescript/consistent-type-assertions": ["error", { assertionStyle: "as" }],
  "typescript/consistent-type-exports": "error",
  "typescript/consistent-type-imports": "error",
  "typescript/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
  "typescript/no-dynamic-delete": "error",
  "typescript/no-empty-object-type": "error",
  "typescript/no-explicit-any": "error",
  "typescript/no-import-type-side-effects": "error",
  "typescript/no-inferrable-types": "error",
  "typescript/no-invalid-void-type": ["error", { allowInGenericTypeArguments: true }],
  "typescript/no-namespace": "error",
  "typescript/no-non-null-assertion": "error",
  "typescript/no-require-imports": "error",
  "typescript/no-unnecessary-condition": "error",
  "typescript/prefer-find": "error",
  "typescript/prefer-for-of": "error",
  "typescript/prefer-function-type": "error",
  "typescript/prefer-optional-chain": "error",
  "typescript/prefer-regexp-exec": "error",
  "typescript/strict-boolean-expressions": [
    "error",
    { allowNullableBoolean: true, allowNullableString: true },
  ],
  "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "typescript/unified-signatures": "error",
  "typescript/use-unknown-in-catch-callback-variable": "error",
  "unicorn/consistent-date-clone": "error",
  "unicorn/error-message": "error",
  "unicorn/filename-case": ["error", { case: "kebabCase" }],
  "unicorn/no-abusive-eslint-disable": "error",
  "unicorn/no-array-for-each": "error",
  "unicorn/no-document-cookie": "error",
  "unicorn/no-process-exit": "error",
  "unicorn/prefer-modern-math-apis": "error",
  "unicorn/prefer-module": "error",
  "unicorn/prefer-node-protocol": "error",
  "unicorn/prefer-number-properties": "error",
  "unicorn/prefer-structured-clone": "error",
  "unicorn/throw-new-error": "error",
};

export const rules: Rules = { ...refused, ...wanted };
