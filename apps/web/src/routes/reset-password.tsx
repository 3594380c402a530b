import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "#api/session-context.ts";
import { ResetPasswordForm } from "#features/auth/reset-password-form.tsx";
import { useLinkToken } from "#features/auth/use-link-token.ts";
import { CardPage } from "#ui/card-page.tsx";
import { Outcome } from "#ui/outcome.tsx";

export const Route = createFileRoute("/reset-password")({ component: ResetPassword });

function ResetPassword() {
  const token = useLinkToken();
  const session = useSession();
  const [isDone, setDone] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function finish(): Promise<void> {
    await session.recheck().catch(() => {});
    setDone(true);
  }

  if (isDone) {
    return (
      <CardPage title={t`Your new password is set`}>
        <Outcome>
          <p>
            <Trans>All devices were signed out. Sign in with the new password.</Trans>
          </p>
          <Link to="/sign-in">
            <Trans>Sign in</Trans>
          </Link>
        </Outcome>
      </CardPage>
    );
  }
  if (token === null || token === refused) {
    return <NoLink isRefused={token !== null} />;
  }
  return (
    <CardPage title={t`Set a new password`} hint={t`All devices are signed out when it is set.`}>
      <ResetPasswordForm
        key={token}
        token={token}
        onDone={() => void finish()}
        onRefused={() => setRefused(token)}
      />
    </CardPage>
  );
}

function NoLink({ isRefused }: { isRefused: boolean }) {
  return (
    <CardPage title={isRefused ? t`This link no longer works` : t`Open the link again`}>
      <Outcome>
        <p>
          {isRefused
            ? t`It has been used already, was replaced by a newer one, or is older than 30 minutes.`
            : t`Part of the link is missing. It is kept out of the address bar, so this page forgets it when it is loaded again. Open it once more from the mail.`}
        </p>
        <Link to="/forgot-password">
          <Trans>Ask for a new link</Trans>
        </Link>
      </Outcome>
    </CardPage>
  );
}
