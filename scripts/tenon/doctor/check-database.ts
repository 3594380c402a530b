import { judgeConnections } from "@tenon/api/features/system/system.policy";
import { readServerFacts, type ServerFacts } from "@tenon/api/platform/db/server-facts";
import type { Database } from "@tenon/db/client";
import type { Finding } from "./finding.ts";

const oldestPostgres = 14;

/** The server behind the database: its version, its clock, and how many connections it has left. */
export async function checkDatabase(
  { sql }: Pick<Database, "sql">,
  { wanted }: { wanted: number },
): Promise<Finding[]> {
  const asked = Date.now();
  const facts = await readServerFacts(sql);
  const skewMs = facts.now.getTime() - (asked + Date.now()) / 2;
  return [checkServer(facts), checkClock(skewMs), checkConnections(facts, wanted)];
}

function checkServer({ version, versionNumber, readOnly }: ServerFacts): Finding {
  const finding = { check: "Database", found: `PostgreSQL ${version}` };
  if (Math.floor(versionNumber / 10_000) < oldestPostgres) {
    return {
      ...finding,
      status: "failed",
      remedy: `Tenon is tested on PostgreSQL ${oldestPostgres} to 18. Move to one of them.`,
    };
  }
  if (!readOnly) return { ...finding, status: "ok" };
  return {
    ...finding,
    found: `${finding.found} takes no writes`,
    status: "failed",
    remedy: "It is a replica or set read-only. Point DATABASE_URL at the primary server.",
  };
}

/** Locks and leases go by the database's clock, tokens by ours. */
function checkClock(skewMs: number): Finding {
  const seconds = Math.abs(skewMs) / 1000;
  const side = skewMs > 0 ? "ahead of" : "behind";
  const found =
    seconds < 1
      ? "agrees with the database's"
      : `the database's is ${seconds.toFixed(0)} s ${side} this machine's`;
  if (seconds < 5) return { check: "Clock", status: "ok", found };
  return {
    check: "Clock",
    status: seconds < 60 ? "warning" : "failed",
    found,
    remedy: "Let both machines set their clocks by NTP.",
  };
}

function checkConnections(facts: ServerFacts, wanted: number): Finding {
  const found = `${facts.connections} of ${facts.maxConnections} are in use`;
  const [problem] = judgeConnections(facts, wanted);
  if (!problem) return { check: "Connections", status: "ok", found };
  const { status, remedy } = problem;
  return { check: "Connections", status, found, remedy };
}
