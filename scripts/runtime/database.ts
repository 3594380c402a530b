import { migrateUp } from "@tenon/db/migrate";
import { resolveDatabase, type ResolvedDatabase } from "@tenon/db/resolve-database";
import { tell } from "./run-command.ts";
import { embeddedPostgresFolder } from "./workspace.ts";

/** The database of this environment, as it is. */
export function findDatabase(): Promise<ResolvedDatabase> {
  return resolveDatabase(process.env, { dataDir: embeddedPostgresFolder, onProgress: tell });
}

export async function applyMigrations({ url }: { url: string }): Promise<void> {
  await migrateUp({ url, onStart: (names) => tell(`Applying migrations: ${names.join(", ")}`) });
}
