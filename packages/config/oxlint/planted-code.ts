import type { Planted } from "./planted-tree.ts";

/** One piece of code per house rule that must not pass, in the file that makes the rule apply. */
export const plantedCode: Planted[] = [
  {
    rule: "typescript(TS2322)",
    file: "packages/schemas/src/mistyped.ts",
    code: `export const port: number = "3000";`,
    says: "Type 'string' is not assignable to type 'number'",
  },
  {
    rule: "typescript(no-explicit-any)",
    file: "packages/schemas/src/any.ts",
    code: `export type Loose = any;`,
  },
  {
    rule: "typescript(no-non-null-assertion)",
    file: "packages/schemas/src/non-null.ts",
    code: `export function first(names: string[]): string {\n  return names[0]!;\n}`,
  },
  {
    rule: "typescript(no-unsafe-type-assertion)",
    file: "packages/schemas/src/cast.ts",
    code: `export function asName(value: unknown): string {\n  return value as string;\n}`,
  },
  {
    rule: "typescript(no-unsafe-assignment)",
    file: "packages/schemas/src/unsafe-assignment.ts",
    code: `export const port: number = JSON.parse("1");`,
  },
  {
    rule: "typescript(no-unsafe-argument)",
    file: "packages/schemas/src/unsafe-argument.ts",
    code: `export const port = Math.max(JSON.parse("1"), 2);`,
  },
  {
    rule: "typescript(no-unsafe-call)",
    file: "packages/schemas/src/unsafe-call.ts",
    code: `JSON.parse("1")();`,
  },
  {
    rule: "typescript(no-unsafe-member-access)",
    file: "packages/schemas/src/unsafe-member-access.ts",
    code: `export const port: unknown = JSON.parse("{}").port;`,
  },
  {
    rule: "typescript(no-unsafe-return)",
    file: "packages/schemas/src/unsafe-return.ts",
    code: `export function port(): number {\n  return JSON.parse("1");\n}`,
  },
  {
    rule: "typescript(no-floating-promises)",
    file: "packages/schemas/src/floating.ts",
    code: `Promise.resolve();`,
  },
  {
    rule: "typescript(no-misused-promises)",
    file: "packages/schemas/src/misused.ts",
    code: `export function listen(on: (handler: () => void) => void): void {
  on(async () => {
    await Promise.resolve();
  });
}`,
  },
  {
    rule: "typescript(switch-exhaustiveness-check)",
    file: "packages/schemas/src/inexhaustive.ts",
    code: `export function ready(light: "green" | "red"): boolean {
  let go = false;
  switch (light) {
    case "green":
      go = true;
      break;
  }
  return go;
}`,
  },
  {
    rule: "typescript(consistent-type-imports)",
    file: "packages/schemas/src/value-import.ts",
    code: `import { createTask } from "./tasks.ts";\nexport type CreateTask = typeof createTask;`,
  },
  {
    rule: "tenon(no-interface)",
    file: "packages/schemas/src/interface.ts",
    code: `export interface Task {\n  title: string;\n}`,
    says: "Write `type Task = { … }`",
  },
  {
    rule: "tenon(no-enum)",
    file: "packages/schemas/src/enum.ts",
    code: `export declare enum Priority {\n  low = "low",\n}`,
    says: "Write a union of strings",
  },
  {
    rule: "tenon(no-export-star)",
    file: "packages/schemas/src/barrel.ts",
    code: `export const day = 86_400;\nexport * from "./arrow.ts";`,
    says: "List what you export by name",
  },
  {
    rule: "tenon(named-after-subject)",
    file: "packages/schemas/src/date.utils.ts",
    code: `export const day = 86_400;`,
    says: `"utils" says nothing`,
  },
  {
    rule: "tenon(named-after-subject)",
    file: "packages/schemas/src/common/dates.ts",
    code: `export const day = 86_400;`,
    says: `"common" says nothing`,
  },
  {
    rule: "tenon(mute-with-reason)",
    file: "packages/schemas/src/muted.ts",
    code: `// oxlint-disable-next-line typescript/no-explicit-any\nexport type Loose = any;`,
    says: "Mute one rule for one line, with its reason",
  },
  {
    rule: "",
    file: "packages/schemas/src/muted-for-nothing.ts",
    code: `// oxlint-disable-next-line typescript/no-explicit-any -- once there was one\nexport type Tight = string;`,
    says: "Unused",
  },
  {
    rule: "unicorn(filename-case)",
    file: "packages/schemas/src/taskList.ts",
    code: `export const day = 86_400;`,
  },
  {
    rule: "import(no-default-export)",
    file: "packages/schemas/src/default-export.ts",
    code: `export default function today(): string {\n  return "today";\n}`,
  },
  {
    rule: "import(no-cycle)",
    file: "packages/schemas/src/cycle-there.ts",
    code: `import { back } from "./cycle-back.ts";\nexport function there(): unknown {\n  return back;\n}`,
  },
  {
    rule: "import(no-cycle)",
    file: "packages/schemas/src/cycle-back.ts",
    code: `import { there } from "./cycle-there.ts";\nexport function back(): unknown {\n  return there;\n}`,
  },
  {
    rule: "tenon(top-level-function)",
    file: "packages/schemas/src/arrow.ts",
    code: `export const double = (amount: number) => amount * 2;`,
    says: "Write `function double(…)`",
  },
  {
    rule: "eslint(max-params)",
    file: "packages/schemas/src/many-params.ts",
    code: `export function sum(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d;\n}`,
  },
  {
    rule: "eslint(max-lines)",
    file: "packages/schemas/src/long.ts",
    code: `${"\n".repeat(300)}export const day = 86_400;`,
  },
  {
    rule: "eslint(max-lines)",
    file: "packages/schemas/src/long.test.ts",
    code: `${"\n".repeat(500)}export const day = 86_400;`,
  },
  {
    rule: "eslint(no-console)",
    file: "packages/schemas/src/console.ts",
    code: `console.log("hello");`,
  },
  {
    rule: "node(no-process-env)",
    file: "apps/api/src/http/port.ts",
    code: `export const port = process.env["PORT"];`,
  },
  {
    rule: "vitest(no-focused-tests)",
    file: "apps/api/src/http/focused.test.ts",
    code: `import { expect, it } from "vitest";\nit.only("adds", () => {\n  expect(1 + 1).toBe(2);\n});`,
  },
  {
    rule: "vitest(no-disabled-tests)",
    file: "apps/api/src/http/skipped.db.test.ts",
    code: `import { expect, it } from "vitest";\nit.skip("adds", () => {\n  expect(1 + 1).toBe(2);\n});`,
  },
  {
    rule: "vitest(no-restricted-vi-methods)",
    file: "apps/api/src/http/mocked.test.ts",
    code: `import { vi } from "vitest";\nvi.mock("./port.ts");`,
    says: "Test against the real thing",
  },
  {
    rule: "react-hooks(rules-of-hooks)",
    file: "apps/web/src/sometimes.tsx",
    code: `import { useId } from "react";
export function Sometimes({ often }: { often: boolean }): unknown {
  if (!often) return null;
  const id = useId();
  return <p id={id} />;
}`,
  },
  {
    rule: "react-hooks(exhaustive-deps)",
    file: "apps/web/src/stale.tsx",
    code: `import { useEffect } from "react";
export function Stale({ title }: { title: string }): unknown {
  useEffect(() => {
    document.title = title;
  }, []);
  return <p>{title}</p>;
}`,
  },
  {
    rule: "react(button-has-type)",
    file: "apps/web/src/submit.tsx",
    code: `export function Submit({ label }: { label: string }): unknown {\n  return <button>{label}</button>;\n}`,
  },
  {
    rule: "tenon(words-in-catalogue)",
    file: "apps/web/src/ui/headed.tsx",
    code: `export function Headed(): unknown {\n  return <h1>Good morning</h1>;\n}`,
    says: "Say it in the person's language",
  },
  {
    rule: "tenon(words-in-catalogue)",
    file: "apps/web/src/ui/labelled.tsx",
    code: `export function Labelled(): unknown {\n  return <nav aria-label="Pages" />;\n}`,
    says: "Say it in the person's language",
  },
  {
    rule: "tenon(words-in-catalogue)",
    file: "apps/web/src/ui/counted.ts",
    code: `export function counted(count: number): string {\n  return \`\${count} tasks\`;\n}`,
    says: "Say it in the person's language",
  },
  {
    rule: "tenon(words-in-catalogue)",
    file: "apps/web/src/ui/quoted.ts",
    code: `export function quoted(title: string): string {\n  return \`Delete “\${title}”\`;\n}`,
    says: "Say it in the person's language",
  },
  {
    rule: "tenon(words-in-catalogue)",
    file: "apps/web/src/ui/days-ahead.ts",
    code: `export const daysAhead = "Next 7 days";`,
    says: "Say it in the person's language",
  },
  {
    rule: "tenon(words-in-catalogue)",
    file: "apps/web/src/ui/early.ts",
    code: `import { t } from "@lingui/core/macro";\nexport const greeting: unknown = t\`Good morning\`;`,
    says: "Say it in a function",
  },
  {
    rule: "jsx-a11y(alt-text)",
    file: "apps/web/src/picture.tsx",
    code: `export function Picture(): unknown {\n  return <img src="/task.png" />;\n}`,
  },
];
