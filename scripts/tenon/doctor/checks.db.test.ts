import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSealedBox } from "@tenon/api/platform/tokens/sealed-box";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { checkDatabase } from "./check-database.ts";
import { checkJobs } from "./check-jobs.ts";
import { checkKeys } from "./check-keys.ts";
import { checkMigrations } from "./check-migrations.ts";

const secret = "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("the database", () => {
  it("is new enough, on time, and has connections left", async () => {
    const findings = await checkDatabase(database, { wanted: 4 });
    expect(findings).toMatchObject([
      { check: "Database", status: "ok" },
      { check: "Clock", status: "ok", found: "agrees with the database's" },
      { check: "Connections", status: "ok" },
    ]);
  });

  it("warns when one more server would not fit", async () => {
    const findings = await checkDatabase(database, { wanted: 1003 });
    expect(findings.at(-1)).toMatchObject({ check: "Connections", status: "warning" });
  });
});

describe("the migrations", () => {
  it("are all applied", async () => {
    expect(await checkMigrations(database)).toMatchObject([{ status: "ok" }]);
  });

  it("are told apart: not applied, failed, of a newer version, edited", async () => {
    await using odd = await createTestDatabase();
    const names = await odd.pool.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1 LIMIT 3",
    );
    const [edited, failed, missing] = names.rows.map(({ name }) => name);
    const change = (sql: string, name?: string) =>
      odd.pool.query(`${sql} WHERE migration_name = $1`, [name]);
    await change("UPDATE _prisma_migrations SET checksum = 'other'", edited);
    await change("UPDATE _prisma_migrations SET finished_at = NULL", failed);
    await change("DELETE FROM _prisma_migrations", missing);
    await odd.pool.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '3000_newer', now())",
    );
    expect(await checkMigrations(odd)).toMatchObject([
      { status: "failed", found: `failed half way: ${failed}` },
      { status: "failed", found: `not applied: ${missing}` },
      { status: "failed", found: "of a newer version: 3000_newer" },
      { status: "warning", found: `edited after it was applied: ${edited}` },
    ]);
  });
});

it("opens the signing keys, all, some or none", async () => {
  const check = async () => (await checkKeys(database, secret))[0];
  expect(await check()).toMatchObject({ status: "ok", found: expect.stringContaining("none yet") });
  await store("ours", secret);
  expect(await check()).toMatchObject({ status: "ok", found: "SECRET_KEY opens 1 of 1" });
  await store("theirs", secret.toLowerCase());
  expect(await check()).toMatchObject({ status: "warning", found: "SECRET_KEY opens 1 of 2" });
  await database.prisma.signingKey.delete({ where: { id: "ours" } });
  expect(await check()).toMatchObject({ status: "failed", found: "SECRET_KEY opens 0 of 1" });
});

describe("the jobs", () => {
  it.each([
    [{ waiting: 2, dead: 0, minutes: 0 }, ["ok"]],
    [{ waiting: 2, dead: 0, minutes: 5 }, ["failed"]],
    [{ waiting: 0, dead: 3, minutes: null }, ["warning"]],
    [{ waiting: 1, dead: 1, minutes: 60 }, ["failed", "warning"]],
  ])("are judged by who waits and who died: %o", async ({ waiting, dead, minutes }, statuses) => {
    const waitingSince = minutes === null ? null : new Date(Date.now() - minutes * 60_000);
    const queue = { name: "mails", waiting, failing: 0, running: 0, dead, waitingSince };
    const idle = { ...queue, name: "idle", waiting: 0, dead: 0, waitingSince: null };
    const findings = await checkJobs({ count: async () => [idle, queue] });
    expect(findings.map(({ status }) => status)).toEqual(statuses);
  });
});

async function store(id: string, key: string): Promise<void> {
  const sealedPrivateJwk = createSealedBox(key).seal("{}", id);
  await database.prisma.signingKey.create({
    data: { id, publicJwk: { kty: "OKP" }, sealedPrivateJwk },
  });
}
