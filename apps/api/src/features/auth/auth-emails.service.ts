import type {
  Accepted,
  ChangeEmailInput,
  ConfirmationInput,
  EmailConfirmed,
} from "@tenon/schemas/auth";
import type { User } from "@tenon/schemas/users";
import type { Caller, SignedInActor } from "#actor.ts";
import type { AccountMails } from "#features/account-mails/index.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { CurrentPassword, UserRepository } from "#features/users/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { refuseTaken } from "#platform/errors/refuse-taken.ts";
import type { OneTimeTokenRepository } from "#platform/tokens/one-time-token.repository.ts";
import type { OneTimePurpose, OneTimeTokens } from "#platform/tokens/one-time-tokens.ts";
import type { AuthLimits } from "./auth.limits.ts";
import { mailboxOwner } from "./auth.policy.ts";

export type AuthEmailService = {
  requestVerification(actor: SignedInActor, caller: Caller): Promise<Accepted>;
  verifyEmail(input: ConfirmationInput, caller: Caller): Promise<EmailConfirmed>;
  /** The new address counts once it is confirmed from there; the old one is told. Whether it is free isn't said. */
  changeEmail(actor: SignedInActor, input: ChangeEmailInput, caller: Caller): Promise<Accepted>;
  confirmEmail(input: ConfirmationInput, caller: Caller): Promise<EmailConfirmed>;
};

type Dependencies = {
  users: Pick<UserRepository, "findById" | "confirmEmail">;
  mails: Pick<AccountMails, "sendLink" | "tell">;
  audit: Pick<AuditService, "record">;
  currentPassword: CurrentPassword;
  tokens: Pick<OneTimeTokens, "read">;
  storedTokens: Pick<OneTimeTokenRepository, "consume" | "end">;
  limits: Pick<AuthLimits, "mail" | "link">;
  transaction: TransactionRunner;
};

export function createAuthEmailService({
  users,
  mails,
  audit,
  currentPassword,
  tokens,
  storedTokens,
  limits,
  transaction,
}: Dependencies): AuthEmailService {
  return {
    async requestVerification({ userId }, caller) {
      const { email, emailVerified } = await existing(userId);
      await limits.mail("verify_email", email, caller);
      if (!emailVerified) {
        await transaction((tx) => mails.sendLink("verify_email", { userId, email }, tx));
      }
      return { accepted: true };
    },
    verifyEmail: ({ token }, caller) =>
      confirm({ token, purpose: "verify_email", caller }, async ({ user, email }, tx) => {
        if (user.email !== email) throw new AppError({ code: "INVALID_TOKEN" });
        await users.confirmEmail(user.id, email, tx);
        await audit.record({ action: "email.verified", by: mailboxOwner(user), from: caller }, tx);
      }),
    async changeEmail(actor, { email, currentPassword: entered }, caller) {
      await limits.mail("change_email", email, caller);
      const proven = await currentPassword.assert(actor.userId, entered);
      await transaction(async (tx) => {
        const user = await currentPassword.hold(proven, tx);
        await mails.sendLink("change_email", { userId: actor.userId, email }, tx);
        await mails.tell("email-change-requested", { user, caller }, tx);
        await audit.record({ action: "email.change-requested", by: actor, from: caller }, tx);
      });
      return { accepted: true };
    },
    confirmEmail: ({ token }, caller) =>
      confirm({ token, purpose: "change_email", caller }, async ({ user, email }, tx) => {
        await users.confirmEmail(user.id, email, tx);
        await storedTokens.end(user.id, ["reset_password", "verify_email"], tx);
        await mails.tell("email-changed", { user, caller }, tx);
        await audit.record({ action: "email.changed", by: mailboxOwner(user), from: caller }, tx);
      }),
  };

  /** Uses a link up and does what it is for, or neither. */
  async function confirm(
    { token, purpose, caller }: { token: string; purpose: OneTimePurpose; caller: Caller },
    work: (link: { user: User; email: string }, tx: Transaction) => Promise<void>,
  ): Promise<EmailConfirmed> {
    await limits.link(caller);
    const id = tokens.read(token, purpose);
    if (id === null) throw new AppError({ code: "INVALID_TOKEN" });
    return transaction(async (tx) => {
      const grant = await storedTokens.consume(id, purpose, tx);
      const user = grant && (await users.findById(grant.userId, tx));
      if (!grant || !user?.isActive) throw new AppError({ code: "INVALID_TOKEN" });
      await work({ user, email: grant.email }, tx);
      return { email: grant.email };
    }).catch(refuseTaken({ code: "EMAIL_TAKEN" }));
  }

  async function existing(id: string): Promise<User> {
    const user = await users.findById(id);
    if (!user) throw new AppError({ code: "NOT_FOUND" });
    return user;
  }
}
