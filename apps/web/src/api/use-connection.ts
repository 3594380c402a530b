import { useSyncExternalStore } from "react";
import type { Outbox } from "./outbox.ts";
import type { SharedEvents } from "./shared-events.ts";

type Watched = {
  live: Pick<SharedEvents, "isUp" | "subscribe">;
  outbox: Pick<Outbox, "stuck" | "subscribe">;
};

/** Whether what happens on the server is heard, whether there is a network at all, and what waits for it. */
export function useConnection({ live, outbox }: Watched) {
  return {
    isUp: useSyncExternalStore(live.subscribe, live.isUp),
    waiting: useSyncExternalStore(outbox.subscribe, outbox.stuck),
    isOnline: useSyncExternalStore(subscribeToNetwork, () => navigator.onLine),
  };
}

function subscribeToNetwork(listener: () => void): () => void {
  const listening = new AbortController();
  window.addEventListener("online", listener, listening);
  window.addEventListener("offline", listener, listening);
  return () => listening.abort();
}
