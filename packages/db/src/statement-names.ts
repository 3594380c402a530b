import type { SqlQuery } from "@prisma/driver-adapter-utils";

const MAX_NAMES = 500;
const MAX_STATEMENT_LENGTH = 8_000;
const UNNAMED = "";

/**
 * Names the statements that the server should keep prepared. Each name costs memory in every
 * connection, so the number is bounded, and long lists of values (rarely repeated) get none.
 */
export function createStatementNames({ maxNames = MAX_NAMES } = {}): (
  query: Pick<SqlQuery, "sql">,
) => string {
  const names = new Map<string, string>();

  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= maxNames || sql.length > MAX_STATEMENT_LENGTH) return UNNAMED;
    const name = `tenon_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/** Whatever runs statements that may have a name, as a pool does. */
export type NamedStatements = { query(statement: NamedStatement): Promise<unknown> };
type NamedStatement = { name?: string; text: string; values: unknown[] };

export function withoutStatementNames(statements: NamedStatements): NamedStatements {
  return { query: ({ text, values }) => statements.query({ text, values }) };
}
