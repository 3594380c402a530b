import type { Metrics } from "#platform/metrics/metrics.ts";
import { type Mailer, MailRefusedError } from "./mailer.ts";

/** Counts what became of each try to send a mail. */
export function countMails(mailer: Mailer, metrics: Pick<Metrics, "counter">): Mailer {
  const count = metrics.counter({
    name: "tenon_mail_attempts_total",
    help: "Tries to send a mail, by outcome: sent; refused, so that it is given up; or failed, to be tried again.",
    labels: ["outcome"],
  });
  for (const outcome of ["sent", "refused", "failed"]) count({ outcome }, 0);
  return {
    ...mailer,
    async send(mail, options) {
      try {
        await mailer.send(mail, options);
      } catch (error) {
        count({ outcome: error instanceof MailRefusedError ? "refused" : "failed" });
        throw error;
      }
      count({ outcome: "sent" });
    },
  };
}
