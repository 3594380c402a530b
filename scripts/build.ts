import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { makeProductionFolder } from "./build/production-folder.ts";
import { readArguments } from "./runtime/read-arguments.ts";
import { CommandError, runCommand, say, tell } from "./runtime/run-command.ts";
import { ensureWebApp } from "./runtime/web-app.ts";

const usage = `npm run build -- --out <folder>
  --out   a new or empty folder; it then runs on its own, with Node 24 or newer and a database`;

await runCommand(async (stop) => {
  const folder = await readFolder();
  await ensureWebApp({ stop });
  tell("Copying what runs in production");
  await makeProductionFolder(folder, { stop });
  say(`Built ${folder}

With DATABASE_URL, SECRET_KEY and the other settings of production set:
  node ${folder}/scripts/db.ts migrate up
  node ${folder}/scripts/serve.ts`);
});

async function readFolder(): Promise<string> {
  const out = readOptions();
  if (out === undefined || out === "") throw new CommandError(`Where to? ${usage}`);
  const folder = resolve(out);
  if ((await namesIn(folder)).length > 0) {
    throw new CommandError(`${folder} is not empty. Name a new folder, or remove this one first.`);
  }
  return folder;
}

function readOptions(): string | undefined {
  return readArguments({ out: { type: "string" } }, usage).out;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new CommandError(`${folder} can't be used as a folder.`, { cause: error });
  }
}
