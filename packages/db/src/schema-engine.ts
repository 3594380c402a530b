import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { listMigrations, migrationsFolder } from "./migrations.ts";

const engine = fileURLToPath(new URL("../prisma-engine/schema-engine.ts", import.meta.url));

/** Applies what is pending. Prisma's command line asks its engine the same, but production does without its 200 MB. */
export async function applyMigrations({ url }: { url: string }): Promise<void> {
  const filters = { externalTables: [], externalEnums: [] };
  await ask(url, "applyMigrations", { migrationsList: await readMigrations(), filters });
}

/** Notes that a migration which failed half way was repaired by hand: the database is as before it, or as after it. */
export async function resolveMigration(
  name: string,
  { url, as }: { url: string; as: "rolled-back" | "applied" },
): Promise<void> {
  if (as === "rolled-back") return ask(url, "markMigrationRolledBack", { migrationName: name });
  const migrationsList = await readMigrations();
  return ask(url, "markMigrationApplied", { migrationName: name, migrationsList });
}

/** A request to the engine, in a process of its own that it may take down. The URL is not among its arguments, which others may read. */
async function ask(url: string, method: string, params: object): Promise<void> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", engine], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const started = once(child, "spawn");
  child.stdin.on("error", () => {});
  child.stdin.end(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method, params })}\n`);
  await started;
  const [answer, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const failure = answer === "" ? complaint : failureIn(JSON.parse(answer));
  if (failure !== null) throw new Error(failure.trim());
}

function failureIn(answer: unknown): string | null {
  if (!isObject(answer) || !("error" in answer)) return null;
  const { error } = answer;
  const data = isObject(error) && "data" in error ? error.data : undefined;
  return isObject(data) && "message" in data ? String(data.message) : JSON.stringify(error);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

async function readMigrations(): Promise<MigrationList> {
  const names = await listMigrations();
  const lockfile = "migration_lock.toml";
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockfile, content: await readFile(join(migrationsFolder, lockfile), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.map(readMigration)),
  };
}

async function readMigration(name: string) {
  const file = "migration.sql";
  const value = await readFile(join(migrationsFolder, name, file), "utf8");
  return { path: name, migrationFile: { path: file, content: { tag: "ok" as const, value } } };
}
