import { readFile } from "node:fs/promises";
import type pg from "pg";

/** Processor time in milliseconds of each connection's server process. */
export type BackendCpu = Map<number, number>;

/** What the processes that serve a database have used so far, by Linux's own account; null where that can't be read. */
export async function readBackendCpu(client: pg.Client): Promise<BackendCpu | null> {
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  const used: BackendCpu = new Map();
  for (const { pid } of rows) {
    const milliseconds = await readCpu(pid);
    if (milliseconds !== null) used.set(pid, milliseconds);
  }
  return used.size === 0 ? null : used;
}

/** A process that has come meanwhile counts from its beginning, one that has gone not at all. */
export function cpuBetween(before: BackendCpu | null, after: BackendCpu | null): number | null {
  if (!before || !after) return null;
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
}

/** The server may run on another machine, where the number is another process's. */
async function readCpu(pid: number): Promise<number | null> {
  try {
    const name = await readFile(`/proc/${pid}/comm`, "utf8");
    if (!name.startsWith("postgres")) return null;
    const [nanoseconds] = (await readFile(`/proc/${pid}/schedstat`, "utf8")).split(" ");
    return Number(nanoseconds) / 1e6;
  } catch {
    return null;
  }
}
