import type {
  Accepted,
  ChangePasswordInput,
  ForgotPasswordInput,
  ResetPasswordInput,
  SessionsEnded,
} from "@tenon/schemas/auth";
import type { User } from "@tenon/schemas/users";
import type { Caller, SignedInActor } from "#actor.ts";
import type { AccountMails } from "#features/account-mails/index.ts";
import type { ApiKeyService } from "#features/api-keys/index.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { SessionService } from "#features/sessions/index.ts";
import type { CurrentPassword, UserRepository } from "#features/users/index.ts";
import type { WebhookService } from "#features/webhooks/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type {
  OneTimeGrant,
  OneTimeTokenRepository,
} from "#platform/tokens/one-time-token.repository.ts";
import type { OneTimeTokens } from "#platform/tokens/one-time-tokens.ts";
import type { AuthLimits } from "./auth.limits.ts";
import { mailboxOwner } from "./auth.policy.ts";
import type { NewPasswords } from "./new-passwords.ts";

export type AuthPasswordService = {
  /** Answers alike, and as fast, whether there is such an account or not: the looking up is a job. */
  forgotPassword(input: ForgotPasswordInput, caller: Caller): Promise<Accepted>;
  /** Ends all sessions and signs nobody in; the owner is told. Throws INVALID_TOKEN. */
  resetPassword(input: ResetPasswordInput, caller: Caller): Promise<SessionsEnded>;
  /** Ends all other sessions; the owner is told. Throws WRONG_PASSWORD. */
  changePassword(
    actor: SignedInActor,
    input: ChangePasswordInput,
    caller: Caller,
  ): Promise<SessionsEnded>;
};

type Dependencies = {
  users: Pick<UserRepository, "findById" | "setPasswordHash" | "confirmEmail">;
  sessions: Pick<SessionService, "endAll">;
  apiKeys: Pick<ApiKeyService, "revokeAll">;
  webhooks: Pick<WebhookService, "removeAll">;
  mails: Pick<AccountMails, "sendResetLink" | "tell">;
  audit: Pick<AuditService, "record">;
  currentPassword: CurrentPassword;
  newPasswords: NewPasswords;
  tokens: Pick<OneTimeTokens, "read">;
  storedTokens: Pick<OneTimeTokenRepository, "find" | "consume" | "end">;
  limits: Pick<AuthLimits, "mail" | "link" | "changePassword" | "forgiveAccount">;
  transaction: TransactionRunner;
};

export function createAuthPasswordService({
  users,
  sessions,
  apiKeys,
  webhooks,
  mails,
  audit,
  currentPassword,
  newPasswords,
  tokens,
  storedTokens,
  limits,
  transaction,
}: Dependencies): AuthPasswordService {
  return {
    async forgotPassword({ email }, caller) {
      await limits.mail("reset_password", email, caller);
      await mails.sendResetLink(email, caller);
      return { accepted: true };
    },
    async resetPassword({ token, password }, caller) {
      await limits.link(caller);
      const id = tokens.read(token, "reset_password");
      const found = id === null ? null : await storedTokens.find(id, "reset_password");
      const user = found && (await ownerOf(found));
      if (id === null || !user) throw new AppError({ code: "INVALID_TOKEN" });
      const words = [user.email, user.name];
      const passwordHash = await newPasswords.hash(password, { field: "password", words });

      const reset = await transaction(async (tx) => {
        const used = await storedTokens.consume(id, "reset_password", tx);
        if (!used) throw new AppError({ code: "INVALID_TOKEN" });
        await users.setPasswordHash(user.id, passwordHash, tx);
        if (!user.emailVerified) await handOver(user, caller, tx);
        await storedTokens.end(user.id, ["reset_password", "change_email"], tx);
        const ended = await sessions.endAll(user.id, { reason: "password-changed" }, tx);
        await audit.record({ action: "password.reset", by: mailboxOwner(user), from: caller }, tx);
        await mails.tell("password-reset", { user, caller }, tx);
        return { ended };
      });
      await limits.forgiveAccount(user.email, caller);
      return reset;
    },
    async changePassword(actor, { currentPassword: entered, newPassword }, caller) {
      const proven = await currentPassword.assert(actor.userId, entered);
      await limits.changePassword(actor.userId);
      const account = await users.findById(actor.userId);
      if (!account) throw new AppError({ code: "NOT_FOUND" });
      const words = [account.email, account.name];
      const passwordHash = await newPasswords.hash(newPassword, { field: "newPassword", words });

      return transaction(async (tx) => {
        const user = await currentPassword.hold(proven, tx);
        await users.setPasswordHash(user.id, passwordHash, tx);
        await storedTokens.end(user.id, ["reset_password", "change_email"], tx);
        const ended = await sessions.endAll(
          user.id,
          { reason: "password-changed", except: actor.via.sessionId },
          tx,
        );
        await audit.record({ action: "password.changed", by: actor, from: caller }, tx);
        await mails.tell("password-changed", { user, caller }, tx);
        return { ended };
      });
    },
  };

  /** Whoever signed up need not have been the owner of the address, who takes the account over now. */
  async function handOver(user: User, caller: Caller, tx: Transaction): Promise<void> {
    await users.confirmEmail(user.id, user.email, tx);
    await apiKeys.revokeAll(mailboxOwner(user), caller, tx);
    await webhooks.removeAll(mailboxOwner(user), caller, tx);
  }

  /** The active account that a link was mailed for, if it still has that address. */
  async function ownerOf({ userId, email }: OneTimeGrant): Promise<User | null> {
    const user = await users.findById(userId);
    return user?.isActive && user.email === email ? user : null;
  }
}
