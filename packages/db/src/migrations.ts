import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ClientBase, Pool } from "pg";

export const migrationsFolder = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

const UNDEFINED_TABLE = "42P01";

export type MigrationState = {
  /** Applied, oldest first. */
  applied: string[];
  /** In the folder, not in the database. */
  pending: string[];
  /** Begun and neither finished nor rolled back: somebody has to look. */
  failed: string[];
  /** In the database, not in the folder: the database belongs to newer code. */
  unknown: string[];
};

type Row = { migration_name: string; finished_at: Date | null };

/** Compares the folder with the database: one small query, quick enough for every start and readiness check. */
export async function pendingMigrations(database: Pool | ClientBase): Promise<MigrationState> {
  const [folder, rows] = await Promise.all([listMigrations(), readRows(database)]);
  const finished = rows.filter((row) => row.finished_at !== null).map((row) => row.migration_name);
  const failed = rows.filter((row) => row.finished_at === null).map((row) => row.migration_name);
  return {
    applied: folder.filter((name) => finished.includes(name)),
    pending: folder.filter((name) => !finished.includes(name)),
    failed,
    unknown: finished.filter((name) => !folder.includes(name)),
  };
}

/** The names in the folder, oldest first. */
export async function listMigrations(folder = migrationsFolder): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => existsSync(join(folder, name, "migration.sql"))).toSorted();
}

async function readRows(database: Pool | ClientBase): Promise<Row[]> {
  const sql =
    "SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1";
  try {
    return (await database.query<Row>(sql)).rows;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}
