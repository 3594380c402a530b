import { createFileRoute, redirect } from "@tanstack/react-router";

/** Screens for those who are not signed in; the others go where they wanted to go. */
export const Route = createFileRoute("/_guest")({
  validateSearch: readNext,
  beforeLoad: async ({ context: { session }, search: { next = "/home" } }) => {
    await session.restore();
    const { status } = session.state();
    if (status === "signed-in" || status === "away") throw redirect({ href: next, replace: true });
  },
});

/** Said to be undefined, as a parameter that is merely left out would stay as it came. */
function readNext({ next }: Record<string, unknown>): { next?: string | undefined } {
  return { next: isOwnPath(next) ? next : undefined };
}

/** As the browser would understand it: `//elsewhere` and `/\elsewhere` lead out of this site. */
function isOwnPath(next: unknown): next is string {
  const { origin } = window.location;
  return (
    typeof next === "string" && next.startsWith("/") && URL.parse(next, origin)?.origin === origin
  );
}
