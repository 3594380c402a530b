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
    <Dialog title="Your session has ended" hidesPage>
      <p>Sign in again to go on where you were. Nothing you typed is lost.</p>
      <SignInForm email={state.user.email} />
      <Button variant="subtle" size="sm" fullWidth mt="sm" onClick={session.leave}>
        Sign in as somebody else
      </Button>
    </Dialog>
  );
}
