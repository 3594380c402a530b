import { migrateUp } from "@tenon/db/migrate";
import { resolveDatabase, type ResolvedDatabase } from "@tenon/db/resolve-database";
import { say } from "./run-command.ts";
import { embeddedPostgresFolder } from "./workspace.ts";

/** The database of this environment, as it is. */
export function findDatabase(): Promise<ResolvedDatabase> {
  return resolveDatabase(process.env, { dataDir: embeddedPostgresFolder, onProgress: say });
}

export async function applyMigrations({ url }: { url: string }): Promise<void> {
  const applied = await migrateUp({ url, onStart: (names) => say(`Applying ${names.length} migrations`) });
  for (const name of applied) say(`  ${name}`);
}
