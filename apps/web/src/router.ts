import { createRouter as createTanstackRouter } from "@tanstack/react-router";
import { routeTree } from "./routeTree.gen.ts";
import type { Services } from "./services.ts";

export function createRouter(services: Services) {
  return createTanstackRouter({
    routeTree,
    context: services,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 400,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: writeSearch,
  });
}

/** Plain texts, so that a link reads like one. */
function writeSearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).flatMap(([key, value]) =>
    typeof value === "string" ? [[key, value]] : [],
  );
  const text = new URLSearchParams(entries).toString();
  return text && `?${text}`;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createRouter>;
  }
  /** What goes along with a step in the browser's history, and stands in no address. */
  interface HistoryState {
    email?: string;
    /** What the screen is opened for. */
    begins?: "task";
    /** That the entry before is the list it was opened from. */
    isFromList?: true;
  }
}
