import { v7 as uuidv7 } from "uuid";
import type { User } from "@tenon/schemas/users";
import { type Caller, nobody } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { UserRepository } from "#features/users/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import type { Mailer } from "#platform/email/mailer.ts";
import type { MailRenderer } from "#platform/email/render-mail.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import type { OneTimeTokenRepository } from "#platform/tokens/one-time-token.repository.ts";
import type { OneTimePurpose, OneTimeTokens } from "#platform/tokens/one-time-tokens.ts";
import { type AccountMail, accountMailJob, type AccountNews } from "./account-mails.jobs.ts";
import { greetingOf, links, news } from "./account-mails.texts.ts";

export type AccountMails = {
  /** Has a link mailed to an address, which takes the place of earlier ones for the same purpose. */
  sendLink(
    purpose: OneTimePurpose,
    owner: { userId: string; email: string },
    tx: Transaction,
  ): Promise<void>;
  /** A link that sets a new password, for somebody who hands it on; it takes the place of earlier ones. */
  makeResetLink(owner: { userId: string; email: string }, tx: Transaction): Promise<ResetLink>;
  /** Has a link mailed to whoever has an account with that address; nobody learns here whether there is one. */
  sendResetLink(email: string, caller: Caller): Promise<void>;
  /** Has an owner told what happened to the account. */
  tell(
    what: AccountNews,
    about: { user: User; caller: Caller | null },
    tx: Transaction,
  ): Promise<void>;
  /** Writes and hands over one mail; one that has become pointless meanwhile is not sent. */
  deliver(id: string, mail: AccountMail, signal: AbortSignal): Promise<void>;
};

export type ResetLink = { url: string; expiresAt: Date };

type Dependencies = {
  users: Pick<UserRepository, "findById" | "findByEmail">;
  tokens: OneTimeTokens;
  storedTokens: Pick<OneTimeTokenRepository, "store" | "find">;
  audit: Pick<AuditService, "record">;
  jobs: Pick<JobQueue, "enqueue">;
  mailer: Pick<Mailer, "send">;
  render: MailRenderer;
  transaction: TransactionRunner;
  publicUrl: URL;
};

export function createAccountMails({
  users,
  tokens,
  storedTokens,
  audit,
  jobs,
  mailer,
  render,
  transaction,
  publicUrl: { origin },
}: Dependencies): AccountMails {
  return {
    async sendLink(purpose, owner, tx) {
      const tokenId = uuidv7();
      await storedTokens.store({ id: tokenId, ...expiring({ purpose, ...owner }) }, tx);
      await jobs.enqueue(accountMailJob, { mail: "link", tokenId, purpose }, { tx });
    },
    async makeResetLink(owner, tx) {
      const tokenId = uuidv7();
      const grant = expiring({ purpose: "reset_password", ...owner });
      await storedTokens.store({ id: tokenId, ...grant }, tx);
      return { url: urlOf(tokenId, "reset_password"), expiresAt: grant.expiresAt };
    },
    sendResetLink: (email, { address }) =>
      jobs.enqueue(accountMailJob, { mail: "forgotten-password", email, address }),
    tell: (what, { user, caller }, tx) =>
      jobs.enqueue(
        accountMailJob,
        {
          mail: "news",
          news: what,
          to: user.email,
          greeting: greetingOf(user),
          at: new Date().toISOString(),
          address: caller?.address ?? null,
        },
        { tx },
      ),
    async deliver(id, mail, signal) {
      switch (mail.mail) {
        case "link":
          return deliverLink(id, mail, signal);
        case "forgotten-password": {
          const user = await users.findByEmail(mail.email);
          if (!user?.isActive) return;
          const grant = { purpose: "reset_password", userId: user.id, email: user.email } as const;
          await transaction(async (tx) => {
            const isNew = await storedTokens.store({ id, ...expiring(grant) }, tx);
            if (isNew) await recordRequest(user, mail.address, tx);
          });
          return deliverLink(id, { tokenId: id, purpose: grant.purpose }, signal);
        }
        case "news": {
          const { to, greeting, address } = mail;
          const text = news[mail.news]({ greeting, address, origin, at: new Date(mail.at) });
          return mailer.send({ id, to, ...render(text) }, { signal });
        }
      }
    },
  };

  function recordRequest({ id }: User, address: string, tx: Transaction): Promise<void> {
    const from = { address, userAgent: null };
    return audit.record({ action: "password.reset-requested", by: nobody, from, targetId: id }, tx);
  }

  function urlOf(tokenId: string, purpose: OneTimePurpose): string {
    return `${origin}${links[purpose].page}#token=${tokens.issue(tokenId, purpose)}`;
  }

  async function deliverLink(
    id: string,
    { tokenId, purpose }: { tokenId: string; purpose: OneTimePurpose },
    signal: AbortSignal,
  ): Promise<void> {
    const stored = await storedTokens.find(tokenId, purpose);
    const user = stored && (await users.findById(stored.userId));
    if (!stored || !user?.isActive || (await isPointless(purpose, user, stored.email))) return;
    const isOwners = user.emailVerified && user.email === stored.email;
    const greeting = greetingOf({ name: user.name, emailVerified: isOwners });
    const text = links[purpose].write(greeting, urlOf(tokenId, purpose));
    await mailer.send({ id, to: stored.email, ...render(text) }, { signal });
  }

  async function isPointless(purpose: OneTimePurpose, user: User, email: string): Promise<boolean> {
    if (purpose === "verify_email") return user.emailVerified || user.email !== email;
    if (purpose === "change_email") return (await users.findByEmail(email)) !== null;
    return user.email !== email;
  }
}

function expiring<Grant extends { purpose: OneTimePurpose }>(
  grant: Grant,
): Grant & { expiresAt: Date } {
  const lifetime = links[grant.purpose].lifetimeMinutes * 60_000;
  return { ...grant, expiresAt: new Date(Date.now() + lifetime) };
}
