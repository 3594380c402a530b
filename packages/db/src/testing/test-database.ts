import pg from "pg";
import { inject } from "vitest";
import { openDatabase, type Database } from "#client.ts";
import { withDatabase } from "#database-url.ts";
import type { TestServer } from "./global-setup.ts";

/** A database of its own for one test file: a copy of the migrated template. */
export type TestDatabase = Database & { url: string };

let created = 0;

export type TestDatabaseOptions = {
  poolSize?: number;
  /** Without any table, for tests of the migrations themselves. */
  empty?: boolean;
};

/** Closing it drops it. */
export async function createTestDatabase({
  poolSize = 5,
  empty = false,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server: TestServer = inject("testServer");
  const template = empty ? "template0" : server.template;
  const name = `tenon_test_${process.pid}_${process.env["VITEST_WORKER_ID"]}_${(created += 1)}_${Date.now()}`;
  await administer(server.url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);

  const url = withDatabase(server.url, name);
  const database = openDatabase({ url, poolSize });
  let closed: Promise<void> | undefined;
  const close = () =>
    (closed ??= database
      .close()
      .then(() => administer(server.url, `DROP DATABASE ${name} WITH (FORCE)`)));
  return { ...database, url, close, [Symbol.asyncDispose]: close };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
