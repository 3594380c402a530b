import { DeadJobError } from "#platform/jobs/jobs.ts";

/** One message to one person. */
export type Mail = {
  /** A UUID that stays the same however often the message is tried. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

export type MailAddress = { name: string; address: string };

export type Mailer = {
  /**
   * Resolves once somebody else answers for the mail.
   * Throws a `MailRefusedError` when the recipient can't have it; after any other error it is worth trying again.
   */
  send(mail: Mail, options?: { signal?: AbortSignal }): Promise<void>;
  /** Why no mail can be sent now; null when it can. */
  check(): Promise<string | null>;
  /** Ends every connection, and with it what is still being sent. */
  close(): void;
};

/** The recipient can't have this mail: a job that sends it need not be tried again. */
export class MailRefusedError extends DeadJobError {}
