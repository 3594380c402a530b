import { createFileRoute, redirect } from "@tanstack/react-router";

/** Screens for those who are not signed in; the others go where they wanted to go. */
export const Route = createFileRoute("/_guest")({
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    isOwnPath(next) ? { next } : {},
  beforeLoad: async ({ context: { session }, search: { next = "/tasks" } }) => {
    await session.restore();
    if (session.state().status === "signed-in") throw redirect({ href: next, replace: true });
  },
});

/** A path of this site: `//elsewhere` and `/\elsewhere` would lead out of it. */
function isOwnPath(next: unknown): next is string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next);
}
