import { z } from "zod";
import { ApiKey } from "./api-keys.ts";
import { AuditAction } from "./audit.ts";
import { EnteredPassword } from "./auth.ts";
import { Timestamp } from "./scalars.ts";
import { Session } from "./sessions.ts";
import { Task } from "./tasks.ts";
import { User } from "./users.ts";
import { Webhook } from "./webhooks.ts";

/** All that is kept of one's own account, as it is now. */
export const AccountExport = z.object({
  exportedAt: Timestamp,
  user: User,
  sessions: z.array(Session.omit({ current: true })),
  apiKeys: z.array(ApiKey),
  webhooks: z.array(Webhook),
  tasks: z.array(Task),
  /** What the audit log says one did, or had done to oneself, the newest first; at most the last 1,000. */
  activity: z.array(
    z.object({ at: Timestamp, action: AuditAction, address: z.string().nullable() }),
  ),
});
export type AccountExport = z.infer<typeof AccountExport>;

/** Remove one's own account and all that is in it. */
export const DeleteMeInput = z.strictObject({ currentPassword: EnteredPassword });
export type DeleteMeInput = z.infer<typeof DeleteMeInput>;
