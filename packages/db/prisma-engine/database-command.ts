import pg from "pg";
import { explainConnectionFailure } from "#connection-failure.ts";
import { databaseOf, withDatabase } from "#database-url.ts";

const PRISMA_CODES = {
  credentials: "P1000",
  unreachable: "P1001",
  missing: "P1003",
  other: "P1011",
};

/** The commands that Prisma asks for outside of JSON-RPC. Answers the exit code; the failure goes to stderr. */
export async function runDatabaseCommand(command: string, url: string): Promise<number> {
  const name = pg.escapeIdentifier(databaseOf(url));
  try {
    if (command === "can-connect-to-database") await run(url, "SELECT 1");
    else if (command === "create-database") {
      await run(withDatabase(url, "postgres"), `CREATE DATABASE ${name}`);
    } else if (command === "drop-database") {
      await run(withDatabase(url, "postgres"), `DROP DATABASE ${name} WITH (FORCE)`);
    } else throw new Error(`The schema engine does not know "cli ${command}".`);
    return 0;
  } catch (error) {
    report(error, url);
    return 1;
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Prisma drops the first line and parses every other as a JSON log line. */
function report(error: unknown, url: string): void {
  const { kind, message } = explainConnectionFailure(error, url);
  const fields = { message, error_code: PRISMA_CODES[kind], is_panic: false };
  const line = JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields });
  process.stderr.write(`The command failed.\n${line}\n`);
}
