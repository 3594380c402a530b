import { Prisma } from "@tenon/db/client";

/** Who wrote or did something, of `LEFT JOIN users a`; null when the account is gone. */
export function person(name: "author" | "actor" | "customer"): Prisma.Sql {
  return Prisma.sql`CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name) END AS ${Prisma.raw(name)}`;
}
