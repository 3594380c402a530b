import { Link } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";

/** From a page that is open to everybody on to where one was going. */
export function WhereNext() {
  const { status } = useSessionState();
  return status === "signed-in" ? (
    <Link to="/home">Go to your start page</Link>
  ) : (
    <Link to="/sign-in">Sign in</Link>
  );
}
