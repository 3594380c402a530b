import type { AccountExport, DeleteMeInput, ExportMeInput } from "@tenon/schemas/account";
import type { Accepted, SessionsEnded } from "@tenon/schemas/auth";
import type {
  ListUsersInput,
  UpdateMeInput,
  UpdateUserInput,
  User,
  UserPage,
  UserRef,
} from "@tenon/schemas/users";
import type { Actor, Author, Caller, SignedInActor } from "#actor.ts";
import type { AccountMails } from "#features/account-mails/index.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { SessionService } from "#features/sessions/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { RateLimiter } from "#platform/rate-limit/rate-limiter.ts";
import type { AccountExporter } from "./account-export.service.ts";
import type { CurrentPassword } from "./current-password.ts";
import type { UserRepository } from "./users.repository.ts";

export type UserService = {
  me(actor: Actor): Promise<User>;
  updateMe(actor: Actor, input: UpdateMeInput): Promise<User>;
  /** Its first page counts as taking it along. */
  exportMe(actor: SignedInActor, input: ExportMeInput, caller: Caller): Promise<AccountExport>;
  deleteMe(actor: SignedInActor, input: DeleteMeInput, caller: Caller): Promise<UserRef>;
  list(input: ListUsersInput): Promise<UserPage>;
  byId(input: UserRef): Promise<User>;
  /** Throws LAST_ADMIN, also when two administrators demote each other at the same time. */
  update(author: Author, input: UpdateUserInput, caller: Caller | null): Promise<User>;
  /** Has a link mailed by which the owner sets a new password. Throws CONFLICT for an account that is not active. */
  sendResetLink(author: Author, input: UserRef, caller: Caller | null): Promise<Accepted>;
  revokeSessions(author: Author, input: UserRef, caller: Caller | null): Promise<SessionsEnded>;
  remove(author: Author, input: UserRef, caller: Caller | null): Promise<UserRef>;
};

type Dependencies = {
  users: Pick<UserRepository, "findById" | "list" | "update" | "remove" | "lockAdmins">;
  sessions: Pick<SessionService, "endAll">;
  audit: Pick<AuditService, "record">;
  mails: Pick<AccountMails, "tell" | "sendLink">;
  currentPassword: CurrentPassword;
  exportAccount: AccountExporter;
  exportLimit: Pick<RateLimiter, "consume">;
  transaction: TransactionRunner;
};

export function createUserService({
  users,
  sessions,
  audit,
  mails,
  currentPassword,
  exportAccount,
  exportLimit,
  transaction,
}: Dependencies): UserService {
  return {
    me: ({ userId }) => existing(userId),
    async updateMe({ userId }, { name, version }) {
      const renamed = await users.update({ id: userId, version }, { name });
      if (renamed) return renamed;
      throw new AppError({ code: "STALE_VERSION", current: await existing(userId) });
    },
    async exportMe(actor, { cursor }, caller) {
      const isFirst = cursor === undefined;
      if (isFirst) await exportLimit.consume(actor.userId);
      const account = await exportAccount(await existing(actor.userId), cursor);
      if (isFirst) await audit.record({ action: "account.exported", by: actor, from: caller });
      return account;
    },
    async deleteMe(actor, { currentPassword: entered }, caller) {
      const proven = await currentPassword.assert(actor.userId, entered);
      return transaction(async (tx) => {
        keepAnAdmin(await users.lockAdmins(tx), actor.userId);
        await currentPassword.hold(proven, tx);
        const user = await users.remove(actor.userId, tx);
        if (!user) throw new AppError({ code: "NOT_FOUND" });
        await audit.record({ action: "account.removed", by: actor, from: caller }, tx);
        await mails.tell("account-removed", { user, caller }, tx);
        return { id: user.id };
      });
    },
    list: (input) => users.list(input),
    byId: ({ id }) => existing(id),
    update: (author, { id, version, ...changes }, caller) =>
      transaction(async (tx) => {
        const admins = await holdAdmins(author, tx);
        if (changes.role === "member" || changes.isActive === false) keepAnAdmin(admins, id);
        const before = await existing(id, tx);
        const after = await users.update({ id, version }, changes, tx);
        if (!after) throw new AppError({ code: "STALE_VERSION", current: before });
        if (!after.isActive) await sessions.endAll(id, { reason: "deactivated" }, tx);
        const details = differences(before, after);
        await audit.record(
          { action: "user.updated", by: author, from: caller, targetId: id, details },
          tx,
        );
        return after;
      }),
    sendResetLink: (author, { id }, caller) =>
      transaction(async (tx) => {
        await holdAdmins(author, tx);
        const { email, isActive } = await existing(id, tx);
        if (!isActive) throw new AppError({ code: "CONFLICT" }, { message: notActive });
        await mails.sendLink("reset_password", { userId: id, email }, tx);
        await audit.record(
          {
            action: "password.reset-requested",
            by: author,
            from: caller,
            targetId: id,
            details: { link: "mailed" },
          },
          tx,
        );
        return { accepted: true };
      }),
    revokeSessions: (author, { id }, caller) =>
      transaction(async (tx) => {
        await holdAdmins(author, tx);
        await existing(id, tx);
        const ended = await sessions.endAll(id, { reason: "revoked" }, tx);
        await audit.record(
          { action: "sessions.ended", by: author, from: caller, targetId: id, details: { ended } },
          tx,
        );
        return { ended };
      }),
    remove: (author, { id }, caller) =>
      transaction(async (tx) => {
        keepAnAdmin(await holdAdmins(author, tx), id);
        const user = await users.remove(id, tx);
        if (!user) throw new AppError({ code: "NOT_FOUND" });
        await audit.record({ action: "user.removed", by: author, from: caller, targetId: id }, tx);
        await mails.tell("account-removed", { user, caller: null }, tx);
        return { id };
      }),
  };

  async function existing(id: string, tx?: Transaction): Promise<User> {
    const user = await users.findById(id, tx);
    if (!user) throw new AppError({ code: "NOT_FOUND" });
    return user;
  }

  /** The administrators, held until the transaction ends. An author who was one when the call came may be none by now. */
  async function holdAdmins({ userId }: Author, tx: Transaction): Promise<string[]> {
    const admins = await users.lockAdmins(tx);
    if (userId !== null && !admins.includes(userId)) throw new AppError({ code: "FORBIDDEN" });
    return admins;
  }
}

function keepAnAdmin(admins: string[], leaving: string): void {
  if (admins.length === 1 && admins[0] === leaving) throw new AppError({ code: "LAST_ADMIN" });
}

const notActive = "The account is not active, so no password signs in to it.";

/** What was changed, as from and to. */
function differences(before: User, after: User): Record<string, string | boolean> {
  const fields = ["name", "role", "isActive"] as const;
  return Object.fromEntries(
    fields.flatMap((field) =>
      before[field] === after[field]
        ? []
        : [
            [`${field}.from`, before[field]],
            [`${field}.to`, after[field]],
          ],
    ),
  );
}
