import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseOf } from "./database-url.ts";
import { draftDownMigration } from "./draft-down-migration.ts";
import { migrationsFolder } from "./migrations.ts";
import { prismaCommand, runPrisma } from "./prisma-cli.ts";
import { describeSchema } from "./testing/describe-schema.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const schemaFile = join(migrationsFolder, "../schema.prisma");

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "tenon-prisma-"));
  await cp(migrationsFolder, join(folder, "migrations"), { recursive: true });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

describe("the schema and the migrations", () => {
  it("say the same", async () => {
    const { exitCode, output } = await compareMigrationsWith(schemaFile);
    expect(output).toContain("No difference detected");
    expect(exitCode).toBe(0);
    const sql = "SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'";
    expect((await database.pool.query(sql)).rows).toEqual([]);
  });

  it("are told apart when one of them changes", async () => {
    const planted = join(folder, "planted.prisma");
    const schema = await readFile(schemaFile, "utf8");
    await writeFile(planted, schema.replace("title       String", "title       String?"));
    const { exitCode, output } = await compareMigrationsWith(planted);
    expect(output).toContain("title");
    expect(exitCode).toBe(2);
  });

  function compareMigrationsWith(schema: string) {
    const args = ["--from-migrations", migrationsFolder, "--to-schema", schema, "--exit-code"];
    return runPrisma(["migrate", "diff", ...args], database);
  }
});

describe("Prisma's command line, with the engine from npm", () => {
  it("creates a database, deploys into it and reports so", async () => {
    const url = `${database.url}_deployed`;
    try {
      expect(await runPrisma(["migrate", "deploy"], { url })).toMatchObject({ exitCode: 0 });
      expect((await runPrisma(["migrate", "status"], { url })).output).toContain(
        "Database schema is up to date!",
      );
    } finally {
      await database.pool.query(`DROP DATABASE ${databaseOf(url)} WITH (FORCE)`);
    }
  });

  it("reads the schema back, and resets it", async () => {
    await using made = await createTestDatabase();
    await made.pool.query("CREATE TABLE stray (id int PRIMARY KEY)");
    expect((await runPrisma(["db", "pull", "--print"], made)).output).toContain("model stray");
    expect(await runPrisma(["migrate", "reset", "--force"], made)).toMatchObject({ exitCode: 0 });
    expect(await describeSchema(made.pool)).toEqual(await describeSchema(database.pool));
  });

  it("pushes a schema without migrations", async () => {
    await using made = await createTestDatabase({ empty: true });
    expect(await runPrisma(["db", "push"], made)).toMatchObject({ exitCode: 0 });
    expect(await describeSchema(made.pool)).toContain("r tasks p");
  });

  it("runs functions with semicolons whole and indexes beside the writers, names the migration that fails, and lets it be resolved", async () => {
    await using made = await createTestDatabase();
    const config = await plantMigrations({
      "29990101000000_semicolons":
        "CREATE FUNCTION two() RETURNS text LANGUAGE sql AS $$ SELECT 'a;b'; $$;",
      "29990101500000_concurrently": "CREATE INDEX CONCURRENTLY beside ON tasks (version);",
      "29990102000000_failing": "CREATE TABLE fine (); CREAT TABLE oops ();",
    });
    const failed = await runPrisma(["migrate", "deploy", "--config", config], made);
    expect(failed.output).toContain("Migration 29990102000000_failing failed.");
    expect(failed.output).toContain('syntax error at or near "CREAT"');
    expect(failed.exitCode).toBe(1);
    expect((await made.pool.query("SELECT two()")).rows).toEqual([{ two: "a;b" }]);
    const { rows } = await made.pool.query(
      "SELECT indisvalid FROM pg_index WHERE indexrelid = 'beside'::regclass",
    );
    expect(rows).toEqual([{ indisvalid: true }]);
    expect(await describeSchema(made.pool)).not.toContain("r fine p");

    const resolve = [
      "migrate",
      "resolve",
      "--config",
      config,
      "--rolled-back",
      "29990102000000_failing",
    ];
    expect(await runPrisma(resolve, made)).toMatchObject({ exitCode: 0 });
  });

  it("says in a sentence that the password is wrong", async () => {
    const url = new URL(database.url);
    url.password = "wrong";
    const { exitCode, output } = await runPrisma(["migrate", "deploy"], { url: url.href });
    expect(output).toContain("P1000: ");
    expect(output).toContain("refused the user name or password");
    expect(exitCode).toBe(1);
  });

  it("serves Studio", async () => {
    const { file, args, options } = prismaCommand(
      ["studio", "--port", "25299", "--browser", "none"],
      database,
    );
    const studio = spawn(file, args, { ...options, stdio: "ignore" });
    try {
      const page = () => fetch("http://localhost:25299").then((response) => response.text());
      await expect.poll(() => page().catch(() => ""), { interval: 100 }).toContain("studio.js");
    } finally {
      studio.kill();
      await once(studio, "exit");
    }
  });

  async function plantMigrations(migrations: Record<string, string>): Promise<string> {
    const home = join(folder, "planted");
    await cp(migrationsFolder, join(home, "migrations"), { recursive: true });
    for (const [name, sql] of Object.entries(migrations)) {
      await writeMigration(join(home, "migrations", name), sql);
    }
    const config = join(home, "prisma.config.ts");
    const original = JSON.stringify(join(migrationsFolder, "../../prisma.config.ts"));
    const overrides = `schema: ${JSON.stringify(schemaFile)}, migrations: { path: 'migrations' }`;
    await writeFile(
      config,
      `import original from ${original};\nexport default { ...original, ${overrides} };\n`,
    );
    return config;
  }
});

it("drafts the way down of the newest migration, once", async () => {
  const migrations = join(folder, "migrations");
  const newest = join(migrations, "29990101000000_newest");
  const down = join(newest, "down.sql");
  await writeMigration(newest, "CREATE TABLE from_here ();");

  expect(await draftDownMigration({ url: database.url, folder: migrations })).toBe(down);
  expect(await readFile(down, "utf8")).toMatch(/^-- /);
  expect(await draftDownMigration({ url: database.url, folder: migrations })).toBeUndefined();
});

async function writeMigration(folder: string, sql: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), sql);
}
