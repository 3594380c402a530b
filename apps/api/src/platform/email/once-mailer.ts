import type { Mailer } from "./mailer.ts";
import type { SentMailRepository } from "./sent-mail.repository.ts";

/** Sends a mail that was handed over before no second time, so that a job may run again. */
export function createOnceMailer(
  mailer: Mailer,
  sentMails: Pick<SentMailRepository, "has" | "add">,
): Mailer {
  return {
    ...mailer,
    async send(mail, options) {
      if (await sentMails.has(mail.id)) return;
      await mailer.send(mail, options);
      await sentMails.add(mail.id);
    },
  };
}
