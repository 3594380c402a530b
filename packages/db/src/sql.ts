import type pg from "pg";
import { Prisma } from "#generated/client.ts";
import type { createStatementNames } from "./statement-names.ts";

/**
 * Runs a statement outside of any transaction and answers its rows as node-postgres reads them:
 * sql<Row>`SELECT …`, with values and `Prisma.sql` fragments inside. A third of the cost of `$queryRaw`.
 */
export type Sql = <Row extends object>(
  parts: TemplateStringsArray,
  ...values: unknown[]
) => Promise<Row[]>;

export function createSql(pool: pg.Pool, nameOf: ReturnType<typeof createStatementNames>): Sql {
  return async <Row extends object>(parts: TemplateStringsArray, ...inserted: unknown[]) => {
    const { text, values } = Prisma.sql(parts, ...inserted);
    const { rows } = await pool.query<Row>({ name: nameOf({ sql: text }), text, values });
    return rows;
  };
}
