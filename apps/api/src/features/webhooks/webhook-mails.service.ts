import type { UserRepository } from "#features/users/index.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import type { Mailer } from "#platform/email/mailer.ts";
import type { MailRenderer } from "#platform/email/render-mail.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import { pausedMailJob, type WebhookPausedMail } from "./webhooks.jobs.ts";
import type { WebhookRepository } from "./webhooks.repository.ts";
import { pausedText } from "./webhooks.texts.ts";

export type WebhookMails = {
  /** Has the owner told that a webhook was paused, if the transaction commits. */
  tellPaused(mail: WebhookPausedMail, tx: Transaction): Promise<void>;
  /** Writes and hands over one mail; to nobody whose address was never confirmed, as it may be a stranger's. */
  deliver(id: string, mail: WebhookPausedMail, signal: AbortSignal): Promise<void>;
};

type Dependencies = {
  webhooks: Pick<WebhookRepository, "findWithOwner">;
  users: Pick<UserRepository, "findById">;
  jobs: Pick<JobQueue, "enqueue">;
  mailer: Pick<Mailer, "send">;
  render: MailRenderer;
  publicUrl: URL;
};

export function createWebhookMails({
  webhooks,
  users,
  jobs,
  mailer,
  render,
  publicUrl: { origin },
}: Dependencies): WebhookMails {
  return {
    tellPaused: (mail, tx) => jobs.enqueue(pausedMailJob, mail, { tx }),
    async deliver(id, { webhookId, reason }, signal) {
      const webhook = await webhooks.findWithOwner(webhookId);
      const owner = webhook && (await users.findById(webhook.userId));
      if (!webhook?.pausedAt || !owner?.isActive || !owner.emailVerified) return;
      const text = pausedText({ name: owner.name, url: webhook.url, reason, origin });
      await mailer.send({ id, to: owner.email, ...render(text) }, { signal });
    },
  };
}
