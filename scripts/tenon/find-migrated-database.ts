import { pendingMigrations } from "@tenon/db/migrations";
import type { ResolvedDatabase } from "@tenon/db/resolve-database";
import { findDatabase } from "#runtime/database.ts";
import { CommandError } from "#runtime/run-command.ts";

/** The database of this environment, once it is known to have the tables of this version. */
export async function findMigratedDatabase(): Promise<ResolvedDatabase> {
  await using open = new AsyncDisposableStack();
  const found = open.use(await findDatabase());
  const { openDatabase } = await import("@tenon/db/client");
  await using database = openDatabase({ url: found.url, poolSize: 1 });
  const { pending, failed } = await pendingMigrations(database.pool);
  if (pending.length + failed.length > 0) {
    throw new CommandError(
      "The database lacks migrations of this version. Apply them: npm run db -- migrate up",
    );
  }
  open.move();
  return found;
}
