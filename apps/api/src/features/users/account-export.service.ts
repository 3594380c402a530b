import { z } from "zod";
import type { AccountExport } from "@tenon/schemas/account";
import { Cursor, type Page } from "@tenon/schemas/pages";
import type { User } from "@tenon/schemas/users";
import { parseCursor, writeCursor } from "#platform/cursor.ts";

/** Gathers all that is kept of an account, page by page, each part from the feature that keeps it. */
export type AccountExporter = (user: User, cursor: string | undefined) => Promise<AccountExport>;

export type AccountExportParts = {
  [Part in BoundedPart]: (userId: string) => Promise<AccountExport[Part]>;
} & {
  [Part in PagedPart]: PageReader<AccountExport[Part][number]>;
};

type PageReader<Item> = (
  userId: string,
  page: { limit: number; cursor: string | undefined },
) => Promise<Page<Item>>;

/** What an account has few of, which is on the first page. */
type BoundedPart = "apiKeys" | "webhooks" | "identities" | "activity";
type PagedPart = (typeof pagedParts)[number];

/** One after the other: a page begins a part only when the one before has ended. */
const pagedParts = ["sessions", "posts", "comments", "orders", "tasks"] as const;

/** So many that a page stays within a few megabytes. */
const atOnce: Record<PagedPart, number> = {
  sessions: 500,
  posts: 50,
  comments: 500,
  orders: 100,
  tasks: 500,
};

/** A part, and where to go on in it. */
const Place = z.tuple([z.enum(pagedParts), Cursor.nullable()]);

export function createAccountExporter(parts: AccountExportParts): AccountExporter {
  return async (user, cursor) => ({
    exportedAt: new Date(),
    user,
    ...(cursor === undefined ? await readBounded(user) : nothingBounded),
    ...(await readPaged(user.id, cursor)),
  });

  async function readBounded({ id }: User): Promise<Pick<AccountExport, BoundedPart>> {
    const [apiKeys, webhooks, identities, activity] = await Promise.all([
      parts.apiKeys(id),
      parts.webhooks(id),
      parts.identities(id),
      parts.activity(id),
    ]);
    return { apiKeys, webhooks, identities, activity };
  }

  async function readPaged(
    userId: string,
    cursor: string | undefined,
  ): Promise<Pick<AccountExport, PagedPart | "nextCursor">> {
    const [begin, within] =
      cursor === undefined ? [pagedParts[0], null] : parseCursor(cursor, Place);
    let nextCursor: string | null = null;
    const sessions = await goOn("sessions", parts.sessions);
    const posts = await goOn("posts", parts.posts);
    const comments = await goOn("comments", parts.comments);
    const orders = await goOn("orders", parts.orders);
    const tasks = await goOn("tasks", parts.tasks);
    return { sessions, posts, comments, orders, tasks, nextCursor };

    async function goOn<Item>(part: PagedPart, read: PageReader<Item>): Promise<Item[]> {
      const isBefore = pagedParts.indexOf(part) < pagedParts.indexOf(begin);
      if (isBefore || nextCursor !== null) return [];
      const after = part === begin ? within : null;
      const page = await read(userId, { limit: atOnce[part], cursor: after ?? undefined });
      if (page.nextCursor !== null) nextCursor = writeCursor([part, page.nextCursor]);
      return page.items;
    }
  }
}

const nothingBounded = { apiKeys: [], webhooks: [], identities: [], activity: [] };
