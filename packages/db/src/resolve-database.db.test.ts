import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, it, onTestFinished } from "vitest";
import { checkDatabaseUrl, DatabaseUrlError, resolveDatabase } from "./resolve-database.ts";

const { url: serverUrl } = inject("testServer");

it("takes DATABASE_URL when it is set, and leaves that server running", async () => {
  await using database = await resolveDatabase(
    { DATABASE_URL: serverUrl },
    { dataDir: "/nowhere" },
  );
  expect(database).toMatchObject({ url: serverUrl, embedded: false });
  await database.release();
  await checkDatabaseUrl(serverUrl);
});

it("goes past a pooler where DATABASE_DIRECT_URL says how", async () => {
  const DATABASE_URL = "postgresql://u:hidden@127.0.0.1:1/pooler";
  const urls = { DATABASE_URL, DATABASE_DIRECT_URL: serverUrl };
  await using database = await resolveDatabase(urls, { dataDir: "/nowhere" });
  expect(database.url).toBe(serverUrl);

  const swapped = { DATABASE_URL: serverUrl, DATABASE_DIRECT_URL: DATABASE_URL };
  await expect(resolveDatabase(swapped, { dataDir: "/nowhere" })).rejects.toThrow(
    "DATABASE_DIRECT_URL does not work.",
  );
});

it("does not take the way past a pooler for the database", async () => {
  const urls = { DATABASE_URL: "", DATABASE_DIRECT_URL: serverUrl };
  await expect(resolveDatabase(urls, { dataDir: "/nowhere" })).rejects.toThrow("Set both");
});

it("runs the embedded server when it is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tenon-resolve-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await using database = await resolveDatabase(
    { DATABASE_URL: "" },
    { dataDir: join(folder, "postgres") },
  );
  expect(database.embedded).toBe(true);
  await checkDatabaseUrl(database.url);
});

it.each([
  ["another scheme", () => "mysql://user:hidden@localhost/db", "is not a PostgreSQL URL"],
  ["no URL", () => "hidden", "is not a PostgreSQL URL"],
  ["a schema", () => `${serverUrl}?schema=hidden`, 'has the parameter "schema"'],
  [
    "a wrong password",
    () => spoil((url) => (url.password = "hidden")),
    'refused the user name or password of "',
  ],
  [
    "a missing database",
    () => spoil((url) => (url.pathname = "/absent")),
    'has no database named "absent"',
  ],
  [
    "a closed port",
    () => "postgres://u:hidden@127.0.0.1:1/db",
    "No database server answers at 127.0.0.1:1 (ECONNREFUSED)",
  ],
  [
    "an unknown host",
    () => "postgres://u:hidden@nowhere.invalid/db",
    "answers at nowhere.invalid:5432 (",
  ],
  [
    "TLS that the server lacks",
    () => spoil((url) => (url.search = "?sslmode=verify-full")),
    "does not support SSL",
  ],
])("says in a sentence that it names %s, without the password", async (_case, url, sentence) => {
  const refusal: unknown = await checkDatabaseUrl(url()).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DatabaseUrlError);
  expect(String(refusal)).toContain(sentence);
  expect(String(refusal)).not.toContain("hidden");
});

function spoil(change: (url: URL) => void): string {
  const url = new URL(serverUrl);
  change(url);
  return url.href;
}
