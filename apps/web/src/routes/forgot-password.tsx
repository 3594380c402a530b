import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link, useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { devMailbox, useDevMailbox } from "#api/use-dev-mailbox.ts";
import { ForgotPasswordForm } from "#features/auth/forgot-password-form.tsx";
import { CardPage } from "#ui/card-page.tsx";
import { MailboxHint } from "#ui/mailbox-hint.tsx";
import { Outcome } from "#ui/outcome.tsx";

export const Route = createFileRoute("/forgot-password")({ component: ForgotPassword });

function ForgotPassword() {
  const typed = useLocation({ select: ({ state }) => state.email ?? "" });
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) return <LinkSent to={sentTo} />;
  return (
    <CardPage
      title={t`Forgot your password?`}
      hint={t`Tell us your e-mail address. A link to set a new password goes there.`}
    >
      <ForgotPasswordForm email={typed} onSent={setSentTo} />
    </CardPage>
  );
}

function LinkSent({ to }: { to: string }) {
  const hasMailbox = useDevMailbox();
  return (
    <CardPage title={t`Look into your mailbox`}>
      <Outcome>
        <p>
          <Trans>
            If there is an account with the address <b>{to}</b>, a mail is on its way. Its link is
            good for 30 minutes and works once.
          </Trans>
        </p>
        {hasMailbox && <MailboxHint href={devMailbox} />}
        <Link to="/sign-in">
          <Trans>Back to signing in</Trans>
        </Link>
      </Outcome>
    </CardPage>
  );
}
