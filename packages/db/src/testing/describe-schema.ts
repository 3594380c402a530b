import type { Pool } from "pg";

/** Everything that makes up the schema "public", and which others there are, one line each: what a migration may leave different. */
export async function describeSchema(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    SELECT format('%s %s %s', relkind, relname, relpersistence) AS line
    FROM pg_class
    WHERE ${isOurs("pg_class")}
    UNION ALL
    SELECT format('column %s.%s %s %s %s default %s', relname, attname, attnum, format_type(atttypid, atttypmod),
      CASE WHEN attnotnull THEN 'not null' END, pg_get_expr(adbin, adrelid))
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind = 'r' AND ${isOurs("pg_class")}
    UNION ALL
    SELECT format('constraint %s.%s %s', relname, conname, pg_get_constraintdef(pg_constraint.oid))
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE ${isOurs("pg_class")}
    UNION ALL
    SELECT pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE ${isOurs("pg_class")}
    UNION ALL
    SELECT format('statistics %s.%s %s', relname, attnum, attstattarget)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE attstattarget IS NOT NULL AND ${isOurs("pg_class")}
    UNION ALL
    SELECT format('enum %s %s %s', typname, enumsortorder, enumlabel)
    FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
    UNION ALL
    SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
    UNION ALL
    SELECT format('extension %s', extname) FROM pg_extension
    UNION ALL
    SELECT format('schema %s', nspname) FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'
    ORDER BY line`);
  return rows.map(({ line }) => line);
}

/** The table in which Prisma keeps its books is not part of any migration. */
function isOurs(table: string): string {
  return `${table}.relnamespace = 'public'::regnamespace AND ${table}.relname NOT LIKE '\\_prisma\\_migrations%'`;
}
