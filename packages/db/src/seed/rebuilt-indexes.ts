import type { ClientBase } from "pg";

/**
 * Takes a table's indexes away, but for those that constraints need, and answers how to make them anew:
 * building one over all rows takes a fraction of what adding row after row does.
 * Until the transaction ends, nobody else reads the table.
 */
export async function dropIndexes(client: ClientBase, table: string): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name,
       concat_ws(';', pg_get_indexdef(indexrelid), (
         SELECT string_agg(format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', indexrelid::regclass, attnum, attstattarget), ';')
         FROM pg_attribute WHERE attrelid = indexrelid AND attstattarget >= 0
       )) AS definition
     FROM pg_index WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of rows) await client.query(definition);
  };
}
