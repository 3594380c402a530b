import { chmod, cp, glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { jsonEntries } from "@tenon/config/gates/json-entries";
import { runChild } from "#runtime/run-child.ts";
import { root } from "#runtime/workspace.ts";
import { copyPackages } from "./copy-packages.ts";

/** What runs in production, out of each folder of the workspace. The rest makes it, or tests it. */
const parts = {
  ".": ["LICENSE", "scripts"],
  "apps/api": ["src", "assets"],
  "apps/web": ["dist"],
  "packages/db": ["src", "generated", "prisma", "prisma-engine"],
  "packages/markdown": ["src"],
  "packages/schemas": ["src"],
};

const commands = ["db.ts", "serve.ts", "tenon.ts", "runtime", "tenon"];
const forTests = /\.test(-d)?\.ts$|\/testing$/;

/**
 * Makes a folder that runs without the workspace. It has the workspace's shape, so that our packages stay outside of node_modules:
 * inside, Node runs no TypeScript.
 */
export async function makeProductionFolder(
  folder: string,
  { stop }: { stop: AbortSignal },
): Promise<void> {
  for (const [home, names] of Object.entries(parts)) {
    stop.throwIfAborted();
    for (const name of names) await copyPart(join(home, name), folder);
    if (home !== "apps/web") await writeManifest(home, folder);
  }
  await copyPackages(Object.keys(parts), { from: root, to: folder, stop });
  await compile(folder, { stop });
}

async function copyPart(part: string, folder: string): Promise<void> {
  const [source, target] = [join(root, part), join(folder, part)];
  await mkdir(dirname(target), { recursive: true });
  if (part === "scripts") {
    for (const name of commands) await copyPart(join(part, name), folder);
    return;
  }
  await cp(source, target, { recursive: true, filter: (path) => !forTests.test(path) });
}

/** The server keeps what it has compiled, also when it then finds no environment to start with. */
async function compile(folder: string, { stop }: { stop: AbortSignal }): Promise<void> {
  await runChild(process.execPath, [join(folder, "scripts/serve.ts")], {
    env: {},
    stdio: "ignore",
    stop,
  });
  // Node keeps them for their owner's eyes.
  const cache = join(folder, "node_modules/.cache/tenon");
  for await (const path of glob("*/*", { cwd: cache })) await chmod(join(cache, path), 0o644);
}

/** The package.json without what only the workspace can use. */
async function writeManifest(home: string, folder: string): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(root, home, "package.json"), "utf8"));
  const kept = jsonEntries(manifest).filter(([key]) => wanted.has(key));
  const own = home === "." ? { engines: { node: ">=24" }, scripts: productionScripts } : {};
  const text = JSON.stringify({ ...Object.fromEntries(kept), ...own }, null, 2);
  await writeFile(join(folder, home, "package.json"), `${text}\n`);
}

const wanted = new Set(["name", "version", "private", "license", "type", "imports", "exports"]);
const productionScripts = {
  start: "exec node scripts/serve.ts",
  db: "exec node scripts/db.ts",
  tenon: "exec node scripts/tenon.ts",
};
