import type { Env } from "@tenon/api/env";
import { createMailer } from "@tenon/api/platform/email/create-mailer";
import type { Database } from "@tenon/db/client";
import type { Finding } from "./finding.ts";

const check = "Mail";

/** Whether the mail server takes mails from us. Nothing is sent. */
export async function checkMail(
  { prisma }: Pick<Database, "prisma">,
  { SMTP_URL, MAIL_FROM, PUBLIC_URL }: Env,
): Promise<Finding[]> {
  if (!SMTP_URL) {
    return [
      {
        check,
        status: "ok",
        found: `no server is configured: mails are kept at ${PUBLIC_URL.origin}/dev/mail`,
      },
    ];
  }
  const { mailer } = createMailer({
    prisma,
    server: SMTP_URL,
    from: MAIL_FROM,
    publicUrl: PUBLIC_URL,
  });
  try {
    const reason = await mailer.check();
    const found = reason ?? `${SMTP_URL.host} takes mails from ${MAIL_FROM?.address}`;
    if (reason === null) return [{ check, status: "ok", found }];
    return [
      {
        check,
        status: "failed",
        found,
        remedy: "Check SMTP_URL and the mail server. Mails wait meanwhile.",
      },
    ];
  } finally {
    mailer.close();
  }
}
