import type { PrismaClient } from "@tenon/db/client";
import { createMailboxMailer } from "./mailbox-mailer.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";
import type { MailAddress, Mailer } from "./mailer.ts";
import { createOnceMailer } from "./once-mailer.ts";
import { createSentMailRepository } from "./sent-mail.repository.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";
import type { SmtpServer } from "./smtp-server.ts";

type MailerOptions = {
  prisma: PrismaClient;
  /** Without either, mails go to the mailbox. */
  server: SmtpServer | undefined;
  from: MailAddress | undefined;
  publicUrl: URL;
};

/** Picks the driver; there is a mailbox to read only when mails go there. */
export function createMailer({ prisma, server, from, publicUrl }: MailerOptions): {
  mailer: Mailer;
  mailbox: Mailbox | null;
} {
  const sentMails = createSentMailRepository(prisma);
  if (server && from) {
    const smtp = createSmtpMailer({ server, from, publicHost: publicUrl.hostname });
    return { mailer: createOnceMailer(smtp, sentMails), mailbox: null };
  }
  const mailbox = createMailbox(prisma);
  return { mailer: createOnceMailer(createMailboxMailer(mailbox), sentMails), mailbox };
}
