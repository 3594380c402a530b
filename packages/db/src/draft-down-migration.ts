import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MigrationError } from "./migrate.ts";
import { listMigrations, migrationsFolder } from "./migrations.ts";
import { runPrisma } from "./prisma-cli.ts";

export type DraftOptions = { url: string; folder?: string };

/** Writes the down.sql of the newest migration if it has none, and answers its path: a draft to be reviewed. */
export async function draftDownMigration({
  url,
  folder = migrationsFolder,
}: DraftOptions): Promise<string | undefined> {
  const newest = (await listMigrations(folder)).at(-1);
  if (newest === undefined) return undefined;
  const file = join(folder, newest, "down.sql");
  if (existsSync(file)) return undefined;

  const before = await mkdtemp(join(tmpdir(), "tenon-migrations-"));
  try {
    const filter = (path: string) => !path.includes(newest);
    await cp(folder, before, { recursive: true, filter });
    await writeFile(file, await diffScript({ url, before }));
    return file;
  } finally {
    await rm(before, { recursive: true, force: true });
  }
}

async function diffScript({ url, before }: { url: string; before: string }): Promise<string> {
  const args = [
    "migrate",
    "diff",
    "--from-schema",
    "prisma/schema.prisma",
    "--to-migrations",
    before,
    "--script",
  ];
  const { exitCode, output } = await runPrisma(args, { url });
  if (exitCode !== 0) throw new MigrationError(`The way down could not be drafted.\n${output}`);
  return `${output.slice(Math.max(0, output.indexOf("-- ")))}\n`;
}
