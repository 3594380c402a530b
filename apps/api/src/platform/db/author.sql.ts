import { Prisma } from "@tenon/db/client";

/** Who wrote a row, of `LEFT JOIN users a`; null when the account is gone. */
export const author = Prisma.sql`CASE WHEN a.id IS NOT NULL
  THEN json_build_object('id', a.id, 'name', a.name) END AS author`;
