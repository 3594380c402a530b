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
      title="Confirm your e-mail address"
      hint="One step is left: say that the address is yours."
      action="Confirm my address"
      send={(token) => auth.verifyEmail.mutate({ token })}
      done="is yours. Thank you."
      settled={isVerified ? "Your address is confirmed already." : undefined}
      remedy={
        <>
          <p>Once you are signed in, the line at the top of the page sends you another.</p>
          <WhereNext />
        </>
      }
    />
  );
}
