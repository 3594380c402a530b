import { execFile, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { client, type Consumer, installPacked } from "./testing/packed-client.ts";

let consumer: Consumer;
beforeAll(() => {
  consumer = installPacked();
});
afterAll(() => consumer[Symbol.dispose]());

test("the package holds what its callers need, and nothing else", () => {
  const packed = join(consumer.folder, "node_modules/@tenon/client");
  const files = readdirSync(packed, { recursive: true, encoding: "utf8" });
  const kinds = files.flatMap((file) =>
    file.includes(".") ? file.replace(/(?<=^dist\/.*)[\w-]+\./, "*.") : [],
  );

  expect(new Set(kinds)).toEqual(
    new Set([
      "package.json",
      "README.md",
      "dist/*.js",
      "dist/*.d.ts",
      "dist/router/*.d.ts",
      "dist/router/schemas/*.d.ts",
      "dist/router/trpc/*.d.ts",
    ]),
  );
});

const compilers = {
  "TypeScript 5.9": "typescript-5",
  "TypeScript 6": "typescript-6",
  "TypeScript 7": "typescript",
};

describe.each(Object.entries(compilers))("its types are whole to %s", (_name, compiler) => {
  // Without skipLibCheck: with it, a compiler checks less of the same and can find no more.
  test.each(["nodenext", "bundler"])(
    "with module resolution %s",
    async (resolution) => {
      expect(await typeErrors(compiler, ["-p", `tsconfig.${resolution}.json`])).toEqual([]);
    },
    60_000,
  );
});

test("the programs that the documents show are right", async () => {
  const programs = ["README.md", "../../README.md"].flatMap((path) =>
    programsIn(readFileSync(join(client, path), "utf8")),
  );
  const files = programs.map((_, index) => `shown-${index}.ts`);
  for (const [index, program] of programs.entries()) {
    writeFileSync(join(consumer.folder, `shown-${index}.ts`), program);
  }
  writeFileSync(
    join(consumer.folder, "tsconfig.shown.json"),
    JSON.stringify({ extends: "./tsconfig.nodenext.json", files }),
  );

  expect(programs).toHaveLength(2);
  expect(await typeErrors("typescript", ["-p", "tsconfig.shown.json"])).toEqual([]);
}, 60_000);

test("it runs as plain JavaScript", () => {
  const { status, stderr } = spawnSync(process.execPath, ["run.js"], { cwd: consumer.folder });
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
});

/** A document's blocks of TypeScript that are whole: what they use, they import. */
function programsIn(document: string): string[] {
  const blocks = [...document.matchAll(/^```ts\n(.*?)^```$/gms)];
  return blocks.flatMap(([, code]) => (code?.startsWith("import ") ? code : []));
}

/** Without those of tRPC's own declarations, which name `ws` and Node's modules. */
async function typeErrors(compiler: string, options: string[]): Promise<string[]> {
  const tsc = join(client, "node_modules", compiler, "bin/tsc");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tsc, ...options, "--pretty", "false"],
    { cwd: consumer.folder },
  ).catch((failure: unknown) => outputOf(failure));
  const inTrpc = /^\S*\/node_modules\/@trpc\//;
  return stdout.split("\n").filter((line) => /^\S/.test(line) && !inTrpc.test(line));
}

/** A compiler that finds something exits with another code than 0. */
function outputOf(failure: unknown): { stdout: string } {
  const isFailedRun = failure instanceof Error && "stdout" in failure;
  if (!isFailedRun || typeof failure.stdout !== "string" || failure.stdout === "") throw failure;
  return { stdout: failure.stdout };
}
