import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { rolldown } from "rolldown";
import {
  createProgram,
  displayPartsToString,
  ModuleResolutionKind,
  type Program,
} from "typescript-6";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { client, type Consumer, installPacked } from "./testing/packed-client.ts";

let consumer: Consumer;
beforeAll(() => {
  consumer = installPacked();
});
afterAll(() => consumer[Symbol.dispose]());

test("publint finds nothing to mend in the package", async () => {
  const pkgDir = join(consumer.folder, "node_modules/@tenon/client");
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test("its types resolve for every way an ES module is imported", () => {
  const attw = join(client, "node_modules/.bin/attw");
  const { status, stdout } = spawnSync(attw, [consumer.tarball, "--profile", "esm-only"], {
    encoding: "utf8",
  });
  expect(status, stdout).toBe(0);
});

describe("its size in a browser, minified and compressed", () => {
  /** The most bytes each import may bring along, with tRPC's client and superjson. */
  const budgets = {
    createTenonClient: 15_000,
    createStreamClient: 10_000,
    follow: 1_000,
    paginate: 300,
    refusalOf: 400,
    isTenonError: 300,
    isConnectionError: 300,
  };

  test.each(Object.entries(budgets))("of %s is at most %d bytes", async (name, most) => {
    expect(await bundledSize(name)).toBeLessThanOrEqual(most);
  });

  test("of an import of nothing is nothing: it has no side effects", async () => {
    expect(await bundledSize(null)).toBeLessThan(30);
  });
});

test("every export is described, with an example", () => {
  const entry = join(client, "dist/index.d.ts");
  const program = createProgram([entry], {
    moduleResolution: ModuleResolutionKind.Bundler,
    skipLibCheck: true,
  });
  const bare = exportsOf(program, entry).filter(({ text, hasExample }) => !text || !hasExample);
  expect(bare.map(({ name }) => name)).toEqual([]);
});

/** Of a program that imports this name, or only the package. */
async function bundledSize(name: string | null): Promise<number> {
  const source =
    name === null ? `import "@tenon/client";` : `export { ${name} } from "@tenon/client";`;
  const input = join(consumer.folder, "program.js");
  const bundle = await rolldown({
    input,
    platform: "browser",
    logLevel: "silent",
    plugins: [
      {
        name: "program",
        load: (id) => (id === input ? source : null),
        resolveId: (id) => (id === input ? id : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return gzipSync(output[0].code, { level: 9 }).length;
}

type Described = { name: string; text: string; hasExample: boolean };

function exportsOf(program: Program, entry: string): Described[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry} is no module.`);
  return checker.getExportsOfModule(module).map((alias) => {
    const symbol = checker.getAliasedSymbol(alias);
    return {
      name: alias.name,
      text: displayPartsToString(symbol.getDocumentationComment(checker)),
      hasExample: symbol.getJsDocTags(checker).some(({ name: tag }) => tag === "example"),
    };
  });
}
