import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { withDatabase } from "#database-url.ts";
import { InternalChars } from "./internal-chars.ts";

/** Connects the schema engine, with one session: it sets its search path and takes its lock per session. */
export class SchemaEngineAdapter implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async connect(): Promise<SqlDriverAdapter> {
    return connectTo(this.#url);
  }

  /** Prisma's own helper connects to the main database when it was given a URL. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const main = await this.connect();
    await main.executeScript(`CREATE DATABASE "${name}"`);

    const shadow = await connectTo(withDatabase(this.#url, name));
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

// While a statement waits for a lock on a table, whoever reads that table waits behind it.
const LOCK_TIMEOUT_MS = 3_000;
// But nobody waits behind these; they wait for every transaction that is older, and given up they leave half an index.
const WORKS_BESIDE_OTHERS = /^(?:\s|--.*\n)*(?:CREATE (?:UNIQUE )?|DROP )INDEX CONCURRENTLY\b/;

async function connectTo(url: string): Promise<SqlDriverAdapter> {
  const chars = new InternalChars();
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    lock_timeout: LOCK_TIMEOUT_MS,
    idleTimeoutMillis: 0,
    Client: chars.Client,
  });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();

  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => chars.restore(await queryRaw(query));
  // The original splits a script at every semicolon, inside function bodies and texts too.
  adapter.executeScript = async (sql) => {
    const isPatient = WORKS_BESIDE_OTHERS.test(sql);
    if (isPatient) await run("SET lock_timeout = 0");
    await run(sql);
    if (isPatient) await run(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
  };
  return adapter;

  async function run(sql: string): Promise<void> {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  }
}
