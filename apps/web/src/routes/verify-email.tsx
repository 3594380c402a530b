import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { useDirectClient } from "#api/direct-client-context.ts";
import { useSessionState } from "#api/session-context.ts";
import { ConfirmLink } from "#features/auth/confirm-link.tsx";
import { useLinkToken } from "#features/auth/use-link-token.ts";
import { WhereNext } from "#features/auth/where-next.tsx";

export const Route = createFileRoute("/verify-email")({
  beforeLoad: ({ context: { session } }) => session.restore(),
  component: VerifyEmail,
});

function VerifyEmail() {
  const { auth } = useDirectClient();
  const state = useSessionState();
  const isVerified = "user" in state && state.user.emailVerified;
  return (
    <ConfirmLink
      token={useLinkToken()}
      title={t`Confirm your e-mail address`}
      hint={t`One step is left: say that the address is yours.`}
      action={t`Confirm my address`}
      send={(token) => auth.verifyEmail.mutate({ token })}
      renderDone={(email) => <Trans>{email} is yours. Thank you.</Trans>}
      settled={isVerified ? t`Your address is confirmed already.` : undefined}
      remedy={
        <>
          <p>
            <Trans>
              Once you are signed in, the line at the top of the page sends you another.
            </Trans>
          </p>
          <WhereNext />
        </>
      }
    />
  );
}
