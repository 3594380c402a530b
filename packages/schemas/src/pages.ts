import { z } from "zod";

/** The longest page a list answers. */
const maxPageSize = 100;

/** Where the next page begins: an opaque `nextCursor` of the page before. */
export const Cursor = z.base64url().min(1).max(2048);
export type Cursor = z.infer<typeof Cursor>;

/** The fields every list takes: how many items, and from where. */
export const pageFields = {
  limit: z.int().min(1).max(maxPageSize).default(20),
  cursor: Cursor.optional(),
};

/** What every list answers: one page of items, and the cursor of the next page or null after the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).max(maxPageSize), nextCursor: Cursor.nullable() });
}

/** A page of `Item`s, as services and repositories pass it on. */
export type Page<Item> = { items: Item[]; nextCursor: Cursor | null };
