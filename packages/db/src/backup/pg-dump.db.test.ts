import { execFileSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#testing/test-database.ts";
import { dumpByTools, isToolDump, listToolDump, restoreByTools } from "./pg-dump.ts";
import { DatabaseInUseError } from "./restore-backup.ts";

let folder: string;
let source: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-pg-dump-"));
  source = await createTestDatabase();
  const id = crypto.randomUUID();
  await source.prisma.user.create({ data: { id, email: "ada@example.com", name: "Ada" } });
});
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});

const { rows } = await adminQuery();
const server = rows[0]?.major ?? 0;
const installed = majorOf("pg_dump");
const fits = installed !== null && installed >= server;
const why =
  installed === null ? "pg_dump is not here" : `pg_dump is ${installed}, the server ${server}`;

it.skipIf(!fits)(
  `goes into another database whole${fits ? "" : ` (left out: ${why})`}`,
  async () => {
    const file = join(folder, "whole.dump");
    await dumpByTools({ url: source.url, file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await isToolDump(file)).toBe(true);
    expect((await listToolDump(file)).join("\n")).toContain("TABLE DATA public users");

    await using target = await createTestDatabase();
    await restoreByTools({ url: target.url, file });
    expect(await target.prisma.user.findMany()).toEqual(await source.prisma.user.findMany());
  },
);

it.skipIf(fits)(
  `says why it can't${fits ? " (left out: it can)" : ""}, and leaves no file`,
  async () => {
    const file = join(folder, "none.dump");
    await expect(dumpByTools({ url: source.url, file })).rejects.toThrow(
      installed === null
        ? "pg_dump is not installed here."
        : `pg_dump here is of PostgreSQL ${installed}, and the server is ${server}`,
    );
    await expect(stat(file)).rejects.toThrow("ENOENT");
  },
);

it("clears no database that holds rows, not even another application's", async () => {
  await using foreign = await createTestDatabase({ empty: true });
  await foreign.pool.query("CREATE TABLE ledger (amount int); INSERT INTO ledger VALUES (7)");
  const file = join(folder, "any.dump");
  for (const { url } of [foreign, source]) {
    await expect(restoreByTools({ url, file })).rejects.toThrow(DatabaseInUseError);
  }
  await foreign.pool.query("DELETE FROM ledger; CREATE SCHEMA jobs");
  await expect(restoreByTools({ url: foreign.url, file })).rejects.toThrow("another application");
});

/** The tests' server may be one of your own. */
async function adminQuery() {
  const client = new pg.Client({ connectionString: inject("testServer").url });
  await client.connect();
  const statement = "SELECT current_setting('server_version_num')::int / 10000 AS major";
  const answer = await client.query<{ major: number }>(statement);
  await client.end();
  return answer;
}

function majorOf(tool: string): number | null {
  try {
    return Number(/(\d+)/.exec(execFileSync(tool, ["--version"]).toString())?.[1]);
  } catch {
    return null;
  }
}
