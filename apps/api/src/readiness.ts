import type { MigrationState } from "@tenon/db/migrations";
import type { ReadinessCheck } from "#http/health.ts";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";
import { withTimeout } from "#platform/with-timeout.ts";

type Options = {
  readMigrations: () => Promise<Pick<MigrationState, "pending" | "failed">>;
  isDraining: () => boolean;
  timeoutMs?: number;
};

/** Ready means: not on the way out, and the database answers with every migration applied. */
export function createReadinessCheck({
  readMigrations,
  isDraining,
  timeoutMs = 2_000,
}: Options): ReadinessCheck {
  return async () => {
    if (isDraining()) return "shutting down";
    try {
      const migrations = await withTimeout(readMigrations(), timeoutMs);
      if (migrations === null) return "the database does not answer";
      const missing = [...migrations.pending, ...migrations.failed];
      return missing.length === 0 ? null : `migrations are not applied: ${missing.join(", ")}`;
    } catch (error) {
      if (classifyDatabaseError(error) === null) throw error;
      return "the database does not answer";
    }
  };
}
