import type { Database } from "@tenon/db/client";
import { appendsEvents } from "#platform/db/append-events.sql.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { WakeUps } from "./wake-ups.ts";

type Writing = Pick<Database, "prisma" | "sql"> & { begin: TransactionRunner };

/** Says the word after every transaction, as a needless one costs a look, and after statements that append events. */
export function sayAfterCommit(
  { prisma, sql, begin }: Writing,
  { say }: Pick<WakeUps, "say">,
): Writing {
  return {
    prisma,
    sql: async <Row extends object>(parts: TemplateStringsArray, ...values: unknown[]) => {
      const rows = await sql<Row>(parts, ...values);
      if (values.some(appendsEvents)) say();
      return rows;
    },
    begin: async (work, length) => {
      const result = await begin(work, length);
      say();
      return result;
    },
  };
}
