import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonEntries } from "./json-entries.ts";

const manifests = ["package.json", "benchmarks/package.json", "{apps,packages}/*/package.json"];

/** What is wrong in the package.json files: a version is written once, in the catalog. */
export async function checkManifests(root: string): Promise<string[]> {
  const complaints = globSync(manifests, { cwd: root }).map(async (file) => {
    const text = await readFile(join(root, file), "utf8");
    return strayVersions(text).map((complaint) => `${file}: ${complaint}`);
  });
  return (await Promise.all(complaints)).flat();
}

export function strayVersions(manifest: string): string[] {
  return dependencies(manifest).flatMap(([name, version]) => {
    const wanted = name.startsWith("@tenon/") ? "workspace:*" : "catalog:";
    if (version === wanted) return [];
    return `write "${name}": "${wanted}" instead of "${version}"; versions live in pnpm-workspace.yaml.`;
  });
}

function dependencies(manifest: string): [name: string, version: string][] {
  const parsed: unknown = JSON.parse(manifest);
  return jsonEntries(parsed)
    .filter(([group]) => /^(dev|optional|peer)?dependencies$/i.test(group))
    .flatMap(([, group]) => jsonEntries(group))
    .map(([name, version]) => [name, String(version)]);
}
