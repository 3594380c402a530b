import { judgeMigrations } from "@tenon/api/features/system/system.policy";
import type { Database } from "@tenon/db/client";
import { editedMigrations } from "@tenon/db/edited-migrations";
import { pendingMigrations } from "@tenon/db/migrations";
import type { Finding } from "./finding.ts";

const check = "Migrations";

/** Whether the tables are those of this version. */
export async function checkMigrations({ pool }: Pick<Database, "pool">): Promise<Finding[]> {
  const { applied, pending, failed, unknown } = await pendingMigrations(pool);
  const missing = pending.filter((name) => !failed.includes(name));
  const edited = await editedMigrations(pool);
  const names: Record<string, string> = {
    "migrations-failed": `failed half way: ${failed.join(", ")}`,
    "migrations-pending": `not applied: ${missing.join(", ")}`,
    "migrations-unknown": `of a newer version: ${unknown.join(", ")}`,
  };
  const findings: Finding[] = judgeMigrations({ pending: missing, failed, unknown }).map(
    ({ code, ...problem }) => ({ check, found: names[code] ?? code, ...problem }),
  );
  if (edited.length > 0) {
    findings.push({
      check,
      status: "warning",
      found: `edited after it was applied: ${edited.join(", ")}`,
      remedy: "Take the edit back, and write another migration for what is to change.",
    });
  }
  if (findings.length > 0) return findings;
  return [{ check, status: "ok", found: `all ${applied.length} are applied` }];
}
