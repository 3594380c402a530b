import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { collectDeclarations } from "./collect-declarations.ts";

const emitted = join(import.meta.dirname, "../../../apps/api/dist/declarations");
const target = join(import.meta.dirname, "../dist/router");

const refusals = "packages/schemas/src/refusals.d.ts";

const { files, problems } = collectDeclarations(emitted, [refusals]);
if (problems.length > 0) {
  console.error(
    `The router's type can't travel to its callers:\n${problems.map((line) => `  - ${line}`).join("\n")}`,
  );
  process.exit(1);
}

rmSync(target, { recursive: true, force: true });
for (const [path, text] of files) {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
