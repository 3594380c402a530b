import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";

/** From a page that is open to everybody on to where one was going. */
export function WhereNext() {
  const { status } = useSessionState();
  return status === "signed-in" ? (
    <Link to="/home">
      <Trans>Go to your start page</Trans>
    </Link>
  ) : (
    <Link to="/sign-in">
      <Trans>Sign in</Trans>
    </Link>
  );
}
