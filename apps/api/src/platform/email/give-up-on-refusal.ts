import { DeadJobError } from "#platform/jobs/jobs.ts";
import { MailRefusedError } from "./mailer.ts";

/** Ends the job of a mail that was refused: its recipient is refused again. */
export function giveUpOnRefusal(error: unknown): never {
  if (!(error instanceof MailRefusedError)) throw error;
  throw new DeadJobError(error.message, { cause: error });
}
