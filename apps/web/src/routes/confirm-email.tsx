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
      title="Use this e-mail address"
      hint="From then on you sign in with the new address, and mails go there."
      action="Use the new address"
      send={(token) => auth.confirmEmail.mutate({ token })}
      done="is your address now. Sign in with it from here on."
      remedy={
        <>
          <p>Ask for the change again in your settings.</p>
          <Link to="/settings/profile">Open your settings</Link>
        </>
      }
    />
  );
}
