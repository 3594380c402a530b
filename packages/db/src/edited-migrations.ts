import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClientBase, Pool } from "pg";
import { listMigrations, migrationsFolder } from "./migrations.ts";

/** Migrations whose file is not what it was when it was applied. Not for a database without migrations. */
export async function editedMigrations(database: Pool | ClientBase): Promise<string[]> {
  const { rows } = await database.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const edited: string[] = [];
  for (const name of await listMigrations()) {
    const applied = rows.find((row) => row.name === name);
    if (applied && applied.checksum !== (await checksumOf(name))) edited.push(name);
  }
  return edited;
}

async function checksumOf(name: string): Promise<string> {
  const content = await readFile(join(migrationsFolder, name, "migration.sql"));
  return createHash("sha256").update(content).digest("hex");
}
