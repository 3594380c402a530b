import { Prisma } from "@tenon/db/client";
import type { ListUsersInput } from "@tenon/schemas/users";
import { wordSearch } from "#platform/db/word-search.ts";

/** The conditions of the list's filters, each beginning with AND. Written out, so that the partial indexes are seen. */
export function userFilter({ search, role, isActive, emailVerified }: ListUsersInput): Prisma.Sql {
  const conditions = [
    ...(role === "admin" ? [Prisma.sql`AND role = 'admin'`] : []),
    ...(role === "member" ? [Prisma.sql`AND role = 'member'`] : []),
    ...(isActive === true ? [Prisma.sql`AND is_active`] : []),
    ...(isActive === false ? [Prisma.sql`AND NOT is_active`] : []),
    ...(emailVerified === true ? [Prisma.sql`AND email_verified_at IS NOT NULL`] : []),
    ...(emailVerified === false ? [Prisma.sql`AND email_verified_at IS NULL`] : []),
    ...(search?.trim() ? [matchesWords(search)] : []),
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}

/** A search of signs alone matches nobody. */
function matchesWords(search: string): Prisma.Sql {
  const query = wordSearch(search);
  if (query === null) return Prisma.sql`AND false`;
  return Prisma.sql`AND to_tsvector('simple', name || ' ' || email || ' ' || translate(email, '@.+-_', '     '))
    @@ to_tsquery('simple', ${query})`;
}
