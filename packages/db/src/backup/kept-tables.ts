import type { ClientBase } from "pg";
import { BackupError } from "./backup-error.ts";

/** A table that a backup keeps, with the columns that are stored rather than computed. */
export type KeptTable = { name: string; columns: string[] };

type Reference = { child: string; parent: string };

/**
 * The tables of a backup, each after those it references. Not kept: the books of migrations and of the job queue's
 * upkeep, which the migrations and the workers make anew; events and how far webhooks heard of them, in an order that is
 * this server's alone; and unlogged tables, which may be lost at any time.
 */
export async function listKeptTables(client: ClientBase): Promise<KeptTable[]> {
  const { rows: tables } = await client.query<KeptTable>(keptTables);
  const { rows: references } = await client.query<Reference>(foreignKeys);
  return parentsFirst(tables, references);
}

/** As SQL writes it. Names come from the catalog, quoted. */
export function copyStatement({ name, columns }: KeptTable, direction: "out" | "in"): string {
  const list = columns.join(", ");
  return direction === "in"
    ? `COPY ${name} (${list}) FROM stdin;`
    : `COPY (SELECT ${list} FROM ${name}) TO STDOUT`;
}

const keptTables = `
  SELECT format('%I.%I', nspname, relname) AS name,
    array_agg(quote_ident(attname) ORDER BY attnum) AS columns
  FROM pg_class
    JOIN pg_namespace n ON n.oid = relnamespace
    JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE nspname IN ('public', 'jobs') AND relkind IN ('r', 'p') AND NOT relispartition
    AND relpersistence = 'p'
    AND format('%s.%s', nspname, relname) NOT IN
      ('public._prisma_migrations', 'public.events', 'public.webhook_cursor', 'jobs.version', 'jobs.bam', 'jobs.warning', 'jobs.queue_stats')
  GROUP BY nspname, relname
  ORDER BY nspname DESC, relname`;

/** A partition's foreign keys are its table's. */
const foreignKeys = `
  SELECT DISTINCT format('%I.%I', child_schema.nspname, child.relname) AS child,
    format('%I.%I', parent_schema.nspname, parent.relname) AS parent
  FROM pg_constraint
    JOIN pg_class child ON child.oid = coalesce(pg_partition_root(conrelid), conrelid)
    JOIN pg_namespace child_schema ON child_schema.oid = child.relnamespace
    JOIN pg_class parent ON parent.oid = coalesce(pg_partition_root(confrelid), confrelid)
    JOIN pg_namespace parent_schema ON parent_schema.oid = parent.relnamespace
  WHERE contype = 'f'`;

function parentsFirst(tables: KeptTable[], references: Reference[]): KeptTable[] {
  const ordered: KeptTable[] = [];
  let left = tables;
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const isBlocked = ({ name }: KeptTable) =>
      references.some(
        ({ child, parent }) => child === name && parent !== name && names.has(parent),
      );
    const next = left.filter((table) => !isBlocked(table));
    if (next.length === 0) {
      throw new BackupError(
        `These tables reference each other in a circle, so none can be restored first: ${[...names].join(", ")}.`,
      );
    }
    ordered.push(...next);
    left = left.filter(isBlocked);
  }
  return ordered;
}
