import type { Command } from "commander";
import { accountValue } from "./account-value.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { type Services, withServices } from "./with-services.ts";

export function resetPasswordCommand({ answer }: Context): Command {
  return describeCommand({
    name: "reset-password",
    summary: "Have a link mailed that sets a new password",
    details:
      "The link works once and for 30 minutes; setting the password ends every session. Until then the old one stays good. Nobody else can set or read a password.",
    examples: [
      ["reset-password ada@example.com", "mails Ada a link"],
      ["reset-password ada@example.com --print-link", "prints it, for when no mail arrives"],
    ],
  })
    .argument("<account>", "its address or id")
    .option("--print-link", "print the link instead of mailing it: whoever has it has the account")
    .action((account: string, { printLink }: { printLink?: true }) =>
      withServices(async (services) => {
        answer(await (printLink ? printed(services, account) : mailed(services, account)));
      }),
    );
}

async function mailed({ operator, env }: Services, account: string) {
  const user = await operator.mailResetLink(account);
  const where = env.SMTP_URL
    ? "A running server sends it within seconds."
    : `No mail server is configured, so a running server puts it into its mailbox: ${env.PUBLIC_URL.origin}/dev/mail`;
  return {
    words: `A link is on its way to ${user.email}. ${where}`,
    value: { user: accountValue(user), mailed: true },
  };
}

async function printed({ operator }: Services, account: string) {
  const { user, link } = await operator.makeResetLink(account);
  const minutes = Math.round((link.expiresAt.getTime() - Date.now()) / 60_000);
  return {
    words: `Hand this to the owner of ${user.email} and to nobody else. It works once, for ${minutes} minutes:\n${link.url}`,
    value: { user: accountValue(user), mailed: false, ...link },
  };
}
