import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { InstallError } from "./install.mjs";
import { root } from "./root.mjs";

const folder = join(root, "packages/db");

/** Generates the Prisma client when the schema is newer than it. */
export function generateClient() {
  if (modified("generated/client.ts") > modified("prisma/schema.prisma")) return;
  console.error("Generating the Prisma client");
  const { status, stdout, stderr } = spawnSync(
    join(folder, "node_modules/.bin/prisma"),
    ["generate"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  if (status !== 0) {
    throw new InstallError(`The Prisma client could not be generated.\n${stdout}${stderr}`);
  }
}

function modified(path) {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
