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
  const findings = [
    finding("failed", failed, {
      what: "failed half way",
      remedy: "Repair the tables, then: npm run db -- migrate resolve",
    }),
    finding("failed", missing, { what: "not applied", remedy: "npm run db -- migrate up" }),
    finding("failed", unknown, {
      what: "of a newer version",
      remedy: "Run the version that the database belongs to.",
    }),
    finding("warning", edited, {
      what: "edited after it was applied",
      remedy: "Take the edit back, and write another migration for what is to change.",
    }),
  ].flat();
  if (findings.length > 0) return findings;
  return [{ check, status: "ok", found: `all ${applied.length} are applied` }];
}

function finding(
  status: Finding["status"],
  names: string[],
  { what, remedy }: { what: string; remedy: string },
): Finding[] {
  return names.length === 0
    ? []
    : [{ check, status, found: `${what}: ${names.join(", ")}`, remedy }];
}
