import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDown } from "#migrate.ts";
import { pendingMigrations } from "#migrations.ts";
import { createTestDatabase, type TestDatabase } from "#testing/test-database.ts";
import { copyStatement, listKeptTables } from "./kept-tables.ts";
import { restoreBackup } from "./restore-backup.ts";
import { type BackedUpTable, writeBackup } from "./write-backup.ts";

let folder: string;
let source: TestDatabase;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-backup-"));
  source = await createTestDatabase();
  await source.pool.query(sampleRows);
  file = join(folder, "whole.backup");
  await writeBackup({ url: source.url, file });
});
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});

describe("a backup", () => {
  it("makes an empty database the same as the one it was made of", async () => {
    await using target = await createTestDatabase({ empty: true });
    const restored: BackedUpTable[] = [];
    await restoreBackup({ url: target.url, file, onTable: (table) => restored.push(table) });
    expect(await everything(target)).toEqual(await everything(source));
    expect(restored).toContainEqual({ table: "public.users", rows: 50 });
    expect(restored).toContainEqual({ table: "jobs.job", rows: 2 });
    expect(restored.map(({ table }) => table)).not.toContain("public.rate_limits");
  });

  it("keeps where sequences stand, and leaves computed columns to the database", async () => {
    await using numbered = await createTestDatabase();
    await using target = await createTestDatabase();
    const table =
      "CREATE TABLE numbered (id int GENERATED ALWAYS AS IDENTITY, twice int GENERATED ALWAYS AS (id * 2) STORED, note text)";
    const insert = "INSERT INTO numbered (note) VALUES ('a note') RETURNING id, twice";
    await Promise.all([numbered.pool.query(table), target.pool.query(table)]);
    await numbered.pool.query(insert);
    const copy = join(folder, "numbered.backup");
    await writeBackup({ url: numbered.url, file: copy });
    await restoreBackup({ url: target.url, file: copy });
    expect((await target.pool.query(insert)).rows).toEqual([{ id: 2, twice: 4 }]);
  });

  it("is of one moment, however long it takes", async () => {
    await using busy = await createTestDatabase();
    await busy.pool.query(sampleRows);
    const before = await everything(busy);
    const copy = join(folder, "busy.backup");
    const writes: Promise<unknown>[] = [];
    const change =
      "WITH gone AS (DELETE FROM tasks) INSERT INTO audit_entries (id, action, via) VALUES (gen_random_uuid(), 'x', 'y')";
    await writeBackup({
      url: busy.url,
      file: copy,
      onTable: () => writes.push(busy.pool.query(change)),
    });
    await Promise.all(writes);
    await using target = await createTestDatabase();
    await restoreBackup({ url: target.url, file: copy });
    expect(await everything(target)).toEqual(before);
    expect(await everything(busy)).not.toEqual(before);
  });

  it("is for its owner's eyes, appears whole, and takes the place of no file", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const content = await readFile(file);
    await expect(writeBackup({ url: source.url, file })).rejects.toThrow("EEXIST");
    expect((await readFile(file)).equals(content)).toBe(true);
    const stopped = writeBackup({
      url: source.url,
      file: join(folder, "stopped.backup"),
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toThrow("aborted");
    expect((await readdir(folder)).filter((name) => /stopped|part/.test(name))).toEqual([]);
  });

  it("is a script that any PostgreSQL client understands", async () => {
    const lines = gunzipSync(await readFile(file))
      .toString()
      .split("\n");
    const outside = lines.filter((line) => /^(COPY|--|\\\.)/.test(line));
    expect(outside[0]).toMatch(/^-- Tenon backup, format 1: \{"createdAt"/);
    expect(outside[1]).toMatch(/^COPY public\.\w+ \(.+\) FROM stdin;$/);
    expect(outside[2]).toBe(String.raw`\.`);
    expect(outside.at(-1)).toMatch(/^-- Complete: /);
  });
});

describe("restoring", () => {
  it("gives up no rows unasked, and all of them when asked", async () => {
    await using target = await createTestDatabase();
    await target.pool.query(`
      INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'old@example.com', 'Old');
      INSERT INTO audit_entries (id, action, via) VALUES (gen_random_uuid(), 'x', 'y')`);
    const before = await everything(target);
    await expect(restoreBackup({ url: target.url, file })).rejects.toThrow(
      /The database is not empty: public\.\w+ holds rows\. To give them up for the backup: --replace --yes/,
    );
    expect(await everything(target)).toEqual(before);
    await restoreBackup({ url: target.url, file, replace: true });
    expect(await everything(target)).toEqual(await everything(source));
  });

  it("leaves everything as it was when it is stopped half way", async () => {
    await using target = await createTestDatabase();
    await target.pool.query(
      "INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'old@example.com', 'Old')",
    );
    const before = await everything(target);
    const stop = new AbortController();
    const restore = restoreBackup({
      url: target.url,
      file,
      replace: true,
      onTable: ({ table }) => table === "public.tasks" && stop.abort(),
      signal: stop.signal,
    });
    await expect(restore).rejects.toThrow("aborted");
    expect(await everything(target)).toEqual(before);
  });

  it("leaves jobs behind when asked, so that a copy mails nobody", async () => {
    await using target = await createTestDatabase();
    await restoreBackup({ url: target.url, file, withoutJobs: true });
    const { rows } = await target.pool.query(
      "SELECT (SELECT count(*)::int FROM jobs.job) AS jobs, (SELECT count(*)::int FROM tasks) AS tasks",
    );
    expect(rows).toEqual([{ jobs: 0, tasks: 500 }]);
  });

  it("takes a backup of an older version into an empty database, and migrates it on", async () => {
    await using older = await createTestDatabase();
    await migrateDown({ url: older.url });
    await older.pool.query(
      "INSERT INTO users (id, email, name, password_hash) VALUES (gen_random_uuid(), 'ada@example.com', 'Ada', 'hash')",
    );
    const copy = join(folder, "older.backup");
    await writeBackup({ url: older.url, file: copy });

    await using target = await createTestDatabase({ empty: true });
    await restoreBackup({ url: target.url, file: copy });
    expect((await pendingMigrations(target.pool)).pending).toEqual([]);
    expect((await target.pool.query("SELECT email FROM users")).rows).toEqual([
      { email: "ada@example.com" },
    ]);
    await expect(restoreBackup({ url: target.url, file: copy, replace: true })).rejects.toThrow(
      "The backup is of an older version and the database is not empty.",
    );
  });
});

describe("a file that is damaged or of somebody else", () => {
  let target: TestDatabase;
  beforeAll(async () => {
    target = await createTestDatabase();
    await target.pool.query(
      "INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'old@example.com', 'Old')",
    );
  });
  afterAll(() => target.close());

  it.each<[string, (script: string) => string | Buffer, RegExp]>([
    ["text", (script) => Buffer.from(script), /^The file is no backup of Tenon/],
    ["nothing", () => Buffer.alloc(0), /damaged|no backup/],
    ["something else", () => "something else\n", /^The file is no backup of Tenon/],
    [
      "a newer format",
      (script) => script.replace("format 1", "format 2"),
      /newer version of Tenon/,
    ],
    ["another migration", (script) => script.replace("_job_queue", "_other"), /other migrations/],
    ["half a file", (script) => gzipSync(script).subarray(0, 4000), /ends too early/],
    ["a changed byte", (script) => changeByte(gzipSync(script, { level: 0 })), /checksum/],
    ["no end", (script) => script.replace(/-- Complete.*\n/, ""), /end is missing/],
    ["a row less", (script) => script.replace(/.*person-7@.*\n/, ""), /damaged at public\.users/],
    [
      "another table",
      (script) => script.replaceAll("public.tasks", "pg_class"),
      /columns of pg_class/,
    ],
    [
      "other SQL",
      (script) => script.replace("COPY public.tasks", "DROP TABLE tasks; COPY"),
      /damaged at/,
    ],
    [
      "a row of nobody",
      (script) => script.replace(/.*person-7@.*\n/, makeOrphan),
      /database refuses/,
    ],
  ])("is refused and changes nothing: %s", async (_what, change, sentence) => {
    const before = await everything(target);
    const changed = change(gunzipSync(await readFile(file)).toString("latin1"));
    const copy = join(folder, "changed.backup");
    await writeFile(
      copy,
      typeof changed === "string" ? gzipSync(Buffer.from(changed, "latin1")) : changed,
    );
    const restore = restoreBackup({ url: target.url, file: copy, replace: true });
    await expect(restore).rejects.toThrow(sentence);
    expect(await everything(target)).toEqual(before);
  });
});

/** Somebody else's id, so that the first one's tasks belong to nobody. */
function makeOrphan(row: string): string {
  return row.replace(/^[\da-f]{8}/, "00000000");
}

function changeByte(content: Buffer): Buffer {
  const at = content.indexOf("person-7@");
  content[at] = "P".codePointAt(0) ?? 0;
  return content;
}

/** Each row of each table, as text. */
async function everything({ pool }: TestDatabase): Promise<Record<string, string[]>> {
  const client = await pool.connect();
  try {
    const rows: Record<string, string[]> = {};
    for (const table of await listKeptTables(client)) {
      const { rows: found } = await client.query<{ row: string }>(
        `SELECT row(each.*)::text AS row FROM ${table.name} each ORDER BY 1`,
      );
      rows[copyStatement(table, "in")] = found.map(({ row }) => row);
    }
    return rows;
  } finally {
    client.release();
  }
}

/** Texts that COPY has to write in other signs, values of every type, and more rows than fit one piece of a file. */
const sampleRows = String.raw`
  INSERT INTO users (id, email, name, password_hash, created_at)
  SELECT gen_random_uuid(), 'person-' || n || '@example.com', E'A\ttab, a \\ and\na line\n\\.\nof Ünïcödé 🪵 ' || n,
    CASE WHEN n % 2 = 0 THEN '$argon2id$v=19$' || n END, '2030-01-01 12:00:00.123+02'
  FROM generate_series(1, 50) n;
  INSERT INTO tasks (id, owner_id, title, description, tags, due_at, priority)
  SELECT gen_random_uuid(), id, 'Task ' || n, repeat(md5(n::text), 50),
    CASE WHEN n % 3 = 0 THEN ARRAY[E'a "b", {c}\n', '', 'NULL'] ELSE '{}' END, 'infinity', 'urgent'
  FROM users, generate_series(1, 10) n;
  INSERT INTO signing_keys (id, public_jwk, sealed_private_jwk)
  VALUES ('kid', '{"a": [1, 1.50, "\\n\u00e9"]}', '\x00ff5c0a2e');
  INSERT INTO jobs.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds,
    deletion_seconds, partition, table_name, dead_letter)
  VALUES ('mail.dead', 'standard', 0, 0, false, 9, 9, 9, false, 'job_common', NULL),
    ('mail', 'standard', 0, 0, false, 9, 9, 9, false, 'job_common', 'mail.dead');
  INSERT INTO jobs.job (name, data, dead_letter) VALUES ('mail', '{"to": "ada"}', 'mail.dead'), ('mail.dead', '{}', NULL);
  INSERT INTO rate_limits (key, points) VALUES ('calls', 3)`;
