import type { Mailbox } from "./mailbox.ts";
import type { Mailer } from "./mailer.ts";

/** Sends nothing: keeps every mail where a developer can read it. */
export function createMailboxMailer(mailbox: Mailbox): Mailer {
  return {
    send: (mail) => mailbox.keep(mail),
    check: async () => null,
    close: () => undefined,
  };
}
