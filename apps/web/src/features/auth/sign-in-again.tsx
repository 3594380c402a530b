import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useSession, useSessionState } from "#api/session-context.ts";
import { Dialog } from "#ui/dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Stands before the page when its session has ended; behind it everything waits as it was. */
export function SignInAgain() {
  const session = useSession();
  const state = useSessionState();
  if (state.status !== "expired") return null;

  return (
    <Dialog title={t`Your session has ended`} hidesPage>
      <p>
        <Trans>Sign in again to go on where you were. Nothing you typed is lost.</Trans>
      </p>
      <SignInForm email={state.user.email} />
      <Button variant="subtle" size="sm" fullWidth mt="sm" onClick={session.leave}>
        <Trans>Sign in as somebody else</Trans>
      </Button>
    </Dialog>
  );
}
