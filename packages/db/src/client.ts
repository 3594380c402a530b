import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#generated/client.ts";
import { endSilentConnections } from "./silent-connections.ts";
import { createSql, type Sql } from "./sql.ts";
import {
  createStatementNames,
  type NamedStatements,
  withoutStatementNames,
} from "./statement-names.ts";

export { Prisma, PrismaClient } from "#generated/client.ts";
export type { Sql };

export type Database = AsyncDisposable & {
  readonly prisma: PrismaClient;
  /** Plain SQL past Prisma, on the same pool: for the statements that every call makes. */
  readonly sql: Sql;
  /** The pool that Prisma uses too, for SQL beside it: one limit on connections for the whole process. */
  readonly pool: pg.Pool;
  /** The pool, for a library that names its statements itself: where none is prepared, they lose their names. */
  readonly statements: NamedStatements;
  /** Ends every connection once its query is done. Calling it again waits for the same end. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  url: string;
  /** False where a pooler hands out another connection for each transaction, and keeps no prepared statements. */
  preparesStatements?: boolean;
  poolSize?: number;
  /** How long a caller waits for a free connection, and a new connection for the server. */
  connectionTimeoutMs?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  /** What the server calls our sessions. A pooler hands it on, so statements may ask for it. */
  name?: string;
  /** Told about connections that the server or the network closed, or on which they fell silent; the pool replaces them by itself. */
  onPoolError?: (error: Error) => void;
};

export function openDatabase({
  url,
  preparesStatements = true,
  poolSize = 10,
  connectionTimeoutMs = 5_000,
  statementTimeoutMs = 15_000,
  lockTimeoutMs = 5_000,
  idleInTransactionTimeoutMs = 15_000,
  name = "tenon",
  onPoolError = () => {},
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: name,
  });
  pool.on("error", onPoolError);
  // The pool listens to idle connections only: without this, one that dies while checked out ends the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  endSilentConnections(pool, {
    afterMs: Math.max(statementTimeoutMs, idleInTransactionTimeoutMs) + 5_000,
    onSilence: onPoolError,
  });

  // One for both: on a connection, a name stands for one statement.
  const statementNameGenerator = createStatementNames(preparesStatements ? {} : { maxNames: 0 });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator }),
    errorFormat: "minimal",
    transactionOptions: { maxWait: connectionTimeoutMs, timeout: statementTimeoutMs },
  });

  let closed: Promise<void> | undefined;
  const close = () => (closed ??= prisma.$disconnect().then(() => pool.end()));
  return {
    prisma,
    sql: createSql(pool, statementNameGenerator),
    pool,
    statements: preparesStatements ? pool : withoutStatementNames(pool),
    close,
    [Symbol.asyncDispose]: close,
  };
}
