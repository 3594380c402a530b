import { z } from "zod";
import { ApiKey } from "./api-keys.ts";
import { AuditAction } from "./audit.ts";
import { EnteredPassword } from "./auth.ts";
import { Comment } from "./comments.ts";
import { Order } from "./orders.ts";
import { Cursor } from "./pages.ts";
import { Post } from "./posts.ts";
import { Timestamp } from "./scalars.ts";
import { Session } from "./sessions.ts";
import { Task } from "./tasks.ts";
import { User } from "./users.ts";
import { Webhook } from "./webhooks.ts";

/** All that is kept of one's own account, as it is now; where that is much, in pages. */
export const ExportMeInput = z.strictObject({ cursor: Cursor.optional() }).prefault({});
export type ExportMeInput = z.infer<typeof ExportMeInput>;

/** All that is kept of one's own account or, with a `nextCursor`, its beginning: on the next page each list goes on. */
export const AccountExport = z.object({
  exportedAt: Timestamp,
  user: User,
  apiKeys: z.array(ApiKey),
  webhooks: z.array(Webhook),
  /** By which names other issuers know the account. */
  identities: z.array(z.object({ issuer: z.string(), subject: z.string(), createdAt: Timestamp })),
  /** What the audit log says one did, or had done to oneself, the newest first; at most the last 1,000. */
  activity: z.array(
    z.object({ at: Timestamp, action: AuditAction, address: z.string().nullable() }),
  ),
  sessions: z.array(Session.omit({ current: true })),
  /** Drafts, too. */
  posts: z.array(Post.omit({ excerpt: true, author: true, html: true })),
  comments: z.array(Comment.omit({ author: true })),
  orders: z.array(Order.omit({ customer: true })),
  tasks: z.array(Task),
  nextCursor: Cursor.nullable(),
});
export type AccountExport = z.infer<typeof AccountExport>;

/** Remove one's own account and all that is in it. */
export const DeleteMeInput = z.strictObject({ currentPassword: EnteredPassword });
export type DeleteMeInput = z.infer<typeof DeleteMeInput>;
