import { MailRefusedError } from "#platform/email/mailer.ts";
import { DeadJobError, handleJob, type JobHandler } from "#platform/jobs/jobs.ts";
import { accountMailJob } from "./account-mails.jobs.ts";
import { type AccountMails, createAccountMails } from "./account-mails.service.ts";

export type { AccountMails };

export function createAccountMailsFeature(dependencies: Parameters<typeof createAccountMails>[0]): {
  service: AccountMails;
  handlers: JobHandler[];
} {
  const service = createAccountMails(dependencies);
  return {
    service,
    handlers: [
      handleJob(accountMailJob, ({ id, payload, signal }) =>
        service.deliver(id, payload, signal).catch(giveUpOnRefusal),
      ),
    ],
  };
}

function giveUpOnRefusal(error: unknown): never {
  if (!(error instanceof MailRefusedError)) throw error;
  throw new DeadJobError(error.message, { cause: error });
}
