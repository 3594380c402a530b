import type { AccountExport } from "@tenon/schemas/account";
import type { User } from "@tenon/schemas/users";

/** Gathers all that is kept of an account, each part from the feature that keeps it. */
export type AccountExporter = (user: User) => Promise<AccountExport>;

export type AccountExportParts = {
  [Part in Exclude<keyof AccountExport, "exportedAt" | "user">]: (
    userId: string,
  ) => Promise<AccountExport[Part]>;
};

export function createAccountExporter(parts: AccountExportParts): AccountExporter {
  return async (user) => {
    const [sessions, apiKeys, webhooks, tasks, activity] = await Promise.all([
      parts.sessions(user.id),
      parts.apiKeys(user.id),
      parts.webhooks(user.id),
      parts.tasks(user.id),
      parts.activity(user.id),
    ]);
    return { exportedAt: new Date(), user, sessions, apiKeys, webhooks, tasks, activity };
  };
}
