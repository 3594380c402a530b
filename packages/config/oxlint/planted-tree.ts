import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export type Planted = { rule: string; file: string; code: string; says?: string };
export type Finding = { file: string; rule: string; message: string };

const root = join(import.meta.dirname, "..", "..", "..");

const surroundings = {
  "oxlint.config.ts": `import { oxlintConfig } from ${JSON.stringify(join(import.meta.dirname, "config.ts"))};
export default oxlintConfig(import.meta.dirname);`,
  "package.json": `{ "type": "module" }`,
  "tsconfig.json": JSON.stringify({
    extends: join(root, "packages/config/typescript/browser.json"),
    compilerOptions: { types: [], jsx: "preserve" },
  }),
  // What the planted code imports does not exist; what matters is that it asks for it.
  "surroundings.d.ts": `
    declare module "*";
    declare module "react" {
      export function useEffect(effect: () => void, dependencies: unknown[]): void;
      export function useId(): string;
    }
    declare module "@lingui/core/macro" {
      export function t(text: TemplateStringsArray, ...values: unknown[]): string;
    }
    declare module "vitest" {
      type It = { (name: string, run: () => void): void; only: It; skip: It };
      export const it: It;
      export const vi: { mock(path: string): void };
      export function expect(value: unknown): { toBe(other: unknown): void };
    }
    declare namespace JSX { type IntrinsicElements = Record<string, object> }
    declare const process: { env: Record<string, string | undefined> };`,
};

/** Writes the files into a tree that looks like this repository, lints it once, and removes it. */
export async function lintPlanted(planted: Pick<Planted, "file" | "code">[]): Promise<Finding[]> {
  const tree = await realpath(await mkdtemp(join(tmpdir(), "tenon-planted-")));
  try {
    const files = {
      ...surroundings,
      ...Object.fromEntries(planted.map(({ file, code }) => [file, code])),
    };
    for (const [file, code] of Object.entries(files)) await write(join(tree, file), code);
    await mkdir(join(tree, "node_modules"));
    await symlink(join(root, "node_modules/.bin"), join(tree, "node_modules/.bin"));
    return findings(await oxlint(tree));
  } finally {
    await rm(tree, { recursive: true });
  }
}

async function write(file: string, code: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${code}\n`);
}

async function oxlint(tree: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  execFile(
    "node_modules/.bin/oxlint",
    ["--disable-nested-config", "--format=unix", "apps", "packages"],
    { cwd: tree },
    (_, stdout, stderr) => resolve(stdout + stderr),
  );
  return promise;
}

function findings(output: string): Finding[] {
  return [
    ...output.matchAll(/^(?<file>[^:\n]+):\d+:\d+: (?<message>.*) \[\w+(?:\/(?<rule>.*))?\]$/gmu),
  ].map(({ groups: { file = "", message = "", rule = "" } = {} }) => ({ file, rule, message }));
}
