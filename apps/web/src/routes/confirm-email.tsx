import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { useDirectClient } from "#api/direct-client-context.ts";
import { ConfirmLink } from "#features/auth/confirm-link.tsx";
import { useLinkToken } from "#features/auth/use-link-token.ts";

export const Route = createFileRoute("/confirm-email")({
  beforeLoad: ({ context: { session } }) => session.restore(),
  component: ConfirmEmail,
});

function ConfirmEmail() {
  const { auth } = useDirectClient();
  return (
    <ConfirmLink
      token={useLinkToken()}
      title={t`Use this e-mail address`}
      hint={t`From then on you sign in with the new address, and mails go there.`}
      action={t`Use the new address`}
      send={(token) => auth.confirmEmail.mutate({ token })}
      renderDone={(email) => (
        <Trans>{email} is your address now. Sign in with it from here on.</Trans>
      )}
      remedy={
        <>
          <p>
            <Trans>Ask for the change again in your settings.</Trans>
          </p>
          <Link to="/settings/profile">
            <Trans>Open your settings</Trans>
          </Link>
        </>
      }
    />
  );
}
