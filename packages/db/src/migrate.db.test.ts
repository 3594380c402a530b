import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { migrateDown, MigrationError, migrateResolve, migrateUp } from "./migrate.ts";
import { listMigrations, migrationsFolder, pendingMigrations } from "./migrations.ts";
import { describeSchema } from "./testing/describe-schema.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const names = await listMigrations();

it.each([
  ["an empty database", names],
  ["the database of an older version", names.slice(-2)],
])("applies what %s lacks once, however many ask at the same time (R1, R4)", async (_, lacking) => {
  await using database = await createTestDatabase({ empty: lacking.length === names.length });
  if (lacking.length < names.length) {
    await migrateDown({ url: database.url, steps: lacking.length });
  }
  const announced: string[][] = [];
  const up = () => migrateUp({ url: database.url, onStart: (pending) => announced.push(pending) });
  const applied = await Promise.all(Array.from({ length: 6 }, up));
  expect(applied.filter((list) => list.length > 0)).toEqual([lacking]);
  expect(announced).toEqual([lacking]);
  expect(await pendingMigrations(database.pool)).toEqual({
    applied: names,
    pending: [],
    failed: [],
    unknown: [],
  });
});

it("comes back to the same schema by way of down (R4)", async () => {
  await using database = await createTestDatabase();
  await using empty = await createTestDatabase({ empty: true });
  const before = await describeSchema(database.pool);
  expect(before.length).toBeGreaterThan(50);

  expect(await migrateDown({ url: database.url, steps: names.length })).toEqual(names.toReversed());
  expect(await describeSchema(database.pool)).toEqual(await describeSchema(empty.pool));
  expect(await pendingMigrations(database.pool)).toMatchObject({ applied: [], pending: names });

  await migrateUp({ url: database.url });
  expect(await describeSchema(database.pool)).toEqual(before);
});

it("fills the words of the posts that were there, a piece at a time", async () => {
  await using database = await createTestDatabase();
  const { url, pool } = database;
  await migrateDown({ url, steps: stepsTo("20261121170000_search_words") });
  await pool.query(`
    INSERT INTO posts (id, slug, title, body)
    SELECT gen_random_uuid(), 'post-' || n, 'Title', 'Text ' || n FROM generate_series(1, 1100) AS n`);
  await migrateUp({ url });
  const { rows } = await pool.query(`
    SELECT count(*)::int AS posts, count(*) FILTER (WHERE words @@ 'title & text' AND title_words @@ 'title')::int AS found,
      count(DISTINCT xmin::text)::int > 1 AS "pieceByPiece" FROM posts`);
  expect(rows).toEqual([{ posts: 1100, found: 1100, pieceByPiece: true }]);
});

it("fills the words of the tasks that were there, a piece at a time, and no others again", async () => {
  await using database = await createTestDatabase();
  const { url, pool } = database;
  await migrateDown({ url, steps: stepsTo("20261121210000_task_words") });
  await pool.query(`
    INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'ada@example.com', 'Ada');
    INSERT INTO tasks (id, owner_id, title, description)
    SELECT gen_random_uuid(), users.id, 'Title <' || n, 'text> Text ' || n FROM users, generate_series(1, 2100) AS n`);
  await migrateUp({ url });
  expect(await filled()).toEqual({ tasks: 2100, pieces: 3 });

  await migrateDown({ url, steps: stepsTo("20261121210100_fill_task_words") });
  await pool.query(
    "UPDATE tasks SET words = NULL WHERE id IN (SELECT id FROM tasks ORDER BY id OFFSET 500 LIMIT 1000)",
  );
  await migrateUp({ url });
  expect(await filled()).toEqual({ tasks: 2100, pieces: 4 });

  async function filled() {
    const { rows } = await pool.query<{ tasks: number; pieces: number }>(`
      SELECT count(*)::int AS tasks, count(DISTINCT xmin::text)::int AS pieces FROM tasks
      WHERE words = strip(to_tsvector('simple', title || ' ' || description))`);
    return rows[0];
  }
});

it("changes nothing when a way down fails at its last step", async () => {
  await using database = await createTestDatabase();
  await database.pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
    CREATE TRIGGER refuse BEFORE DELETE ON _prisma_migrations EXECUTE FUNCTION refuse();`);
  const before = await describeSchema(database.pool);
  await expect(migrateDown({ url: database.url, steps: names.length })).rejects.toThrow(
    "nothing was changed",
  );
  expect(await describeSchema(database.pool)).toEqual(before);
});

it("takes nothing back where nothing is applied", async () => {
  await using database = await createTestDatabase({ empty: true });
  expect(await migrateDown({ url: database.url })).toEqual([]);
});

it("says what Prisma says when a migration fails", async () => {
  await using database = await createTestDatabase({ empty: true });
  await database.pool.query("CREATE TABLE users ()");
  await expect(migrateUp({ url: database.url })).rejects.toThrow(
    "The database schema is not empty",
  );
});

it("lets calls pass while it waits for a table, and goes on when it is free (R2)", async () => {
  await using database = await createTestDatabase();
  const steps = stepsTo("20261121210000_task_words");
  await migrateDown({ url: database.url, steps });
  const reader = await database.pool.connect();
  try {
    await reader.query("BEGIN; LOCK TABLE tasks IN ACCESS SHARE MODE");
    const up = migrateUp({ url: database.url });
    await Promise.race([up, letGo(database)]);
    await database.pool.query("SELECT FROM tasks");
    await reader.query("COMMIT");
    expect(await up).toEqual(names.slice(-steps));
  } finally {
    reader.release(true);
  }
  expect(await pendingMigrations(database.pool)).toMatchObject({ applied: names, failed: [] });

  async function letGo({ pool }: TestDatabase): Promise<void> {
    const sql = "SELECT FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL";
    await expect.poll(() => pool.query(sql)).toMatchObject({ rowCount: 1 });
  }
});

it("builds an index beside a transaction that takes longer than others may wait for a lock", async () => {
  await using database = await createTestDatabase();
  const building = names.filter((name) =>
    readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8").includes(
      "CREATE INDEX CONCURRENTLY",
    ),
  );
  const steps = stepsTo(building.at(-1) ?? "");
  await migrateDown({ url: database.url, steps });
  const reader = await database.pool.connect();
  try {
    await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await reader.query("SELECT FROM users");
    const up = migrateUp({ url: database.url });
    const sql =
      "SELECT FROM pg_stat_activity WHERE query ~ 'CONCURRENTLY' AND wait_event = 'virtualxid' AND query_start < now() - interval '4 s'";
    const waited = expect.poll(() => database.pool.query(sql));
    await Promise.race([up, waited.toMatchObject({ rowCount: 1 })]);
    await reader.query("COMMIT");
    expect(await up).toEqual(names.slice(-steps));
  } finally {
    reader.release(true);
  }
});

it("notes how a migration that failed half way was repaired", async () => {
  await using database = await createTestDatabase();
  const [oldest = "", second = ""] = names;
  const fail = "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ANY($1)";
  await database.pool.query(fail, [[oldest, second]]);
  await migrateResolve(oldest, { url: database.url, as: "applied" });
  expect(await pendingMigrations(database.pool)).toMatchObject({ failed: [second] });
  await migrateResolve(second, { url: database.url, as: "rolled-back" });
  expect(await pendingMigrations(database.pool)).toMatchObject({ failed: [], pending: [second] });
  const failure = migrateResolve("2999_unheard_of", { url: database.url, as: "rolled-back" });
  await expect(failure).rejects.toThrow("2999_unheard_of could not be resolved.");
});

it("refuses to go on after a migration that failed half way (R3)", async () => {
  await using database = await createTestDatabase();
  await database.pool.query("UPDATE _prisma_migrations SET finished_at = NULL");
  const failure = migrateUp({ url: database.url });
  await expect(failure).rejects.toBeInstanceOf(MigrationError);
  await expect(failure).rejects.toThrow(`npm run db -- migrate resolve --rolled-back ${names[0]}`);
});

it("refuses to touch the database of a newer version (R3)", async () => {
  await using database = await createTestDatabase();
  await database.pool.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '2999_newer', now())",
  );
  expect(await pendingMigrations(database.pool)).toMatchObject({ unknown: ["2999_newer"] });
  expect(await migrateUp({ url: database.url })).toEqual([]);
  await database.pool.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [names[0]]);
  await expect(migrateUp({ url: database.url })).rejects.toThrow(
    "2999_newer, which this version does not know",
  );
  await expect(migrateDown({ url: database.url })).rejects.toThrow("2999_newer");
});

it("passes on that the database does not answer", async () => {
  await using database = await createTestDatabase();
  await database.close();
  await expect(pendingMigrations(database.pool)).rejects.toThrow();
});

/** How many migrations to take back, with this one as the last. */
function stepsTo(name: string): number {
  return names.length - names.indexOf(name);
}
