import { RouterProvider } from "@tanstack/react-router";
import { DirectClientContext } from "#api/direct-client-context.ts";
import { SessionContext } from "#api/session-context.ts";
import { ToastsContext } from "#ui/toasts-context.ts";
import type { createRouter } from "./router.ts";
import type { Services } from "./services.ts";

type AppProps = { services: Services; router: ReturnType<typeof createRouter> };

/** The screens, with what they work with within their reach. */
export function App({ services, router }: AppProps) {
  const { session, directClient, toasts } = services;
  return (
    <DirectClientContext value={directClient}>
      <SessionContext value={session}>
        <ToastsContext value={toasts}>
          <RouterProvider router={router} />
        </ToastsContext>
      </SessionContext>
    </DirectClientContext>
  );
}
