import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Migrations that excuse themselves from a rule without a word why. */
export async function checkExcuses(root: string): Promise<string[]> {
  const migrations = globSync("packages/db/prisma/migrations/*/migration.sql", { cwd: root });
  const complaints = migrations.map(async (file) => {
    const sql = await readFile(join(root, file), "utf8");
    return baldExcuses(sql).map((excuse) => `${file}: say above "${excuse}" why that is right.`);
  });
  return (await Promise.all(complaints)).flat();
}

export function baldExcuses(sql: string): string[] {
  const lines = sql.split("\n").map((line) => line.trim());
  return lines.filter((line, index) => isExcuse(line) && !isReason(lines[index - 1] ?? ""));
}

function isExcuse(line: string): boolean {
  return /^(--|\/\*)\s*squawk-(ignore|disable)/.test(line);
}

function isReason(line: string): boolean {
  return /^--\s*\S/.test(line) && !isExcuse(line);
}
