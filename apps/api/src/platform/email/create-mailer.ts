import type { PrismaClient } from "@tenon/db/client";
import type { Metrics } from "#platform/metrics/metrics.ts";
import { noMetrics } from "#platform/metrics/no-metrics.ts";
import { countMails } from "./count-mails.ts";
import { createMailboxMailer } from "./mailbox-mailer.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";
import type { MailAddress, Mailer } from "./mailer.ts";
import { createOnceMailer } from "./once-mailer.ts";
import { createSentMailRepository, type SentMailRepository } from "./sent-mail.repository.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";
import type { SmtpServer } from "./smtp-server.ts";

type MailerOptions = {
  prisma: PrismaClient;
  /** Without either, mails go to the mailbox. */
  server: SmtpServer | undefined;
  from: MailAddress | undefined;
  publicUrl: URL;
  metrics?: Metrics;
};

/** Picks the driver; there is a mailbox to read only when mails go there. */
export function createMailer({
  prisma,
  server,
  from,
  publicUrl,
  metrics = noMetrics,
}: MailerOptions): { mailer: Mailer; mailbox: Mailbox | null; sentMails: SentMailRepository } {
  const sentMails = createSentMailRepository(prisma);
  const once = (mailer: Mailer) => createOnceMailer(countMails(mailer, metrics), sentMails);
  if (server && from) {
    const smtp = createSmtpMailer({ server, from, publicHost: publicUrl.hostname });
    return { mailer: once(smtp), mailbox: null, sentMails };
  }
  const mailbox = createMailbox(prisma);
  return { mailer: once(createMailboxMailer(mailbox)), mailbox, sentMails };
}
