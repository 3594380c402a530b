import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./workspace.ts";

const folder = "benchmarks/results";

/** Keeps figures where git looks away; answers the file. */
export async function keepResults(name: string, report: object): Promise<string> {
  const file = `${folder}/${name}.json`;
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, file), `${JSON.stringify(report, null, 2)}\n`);
  return file;
}
