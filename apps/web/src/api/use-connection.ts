import { useSyncExternalStore } from "react";
import type { SharedEvents } from "./shared-events.ts";

/** Whether what happens on the server is heard, and whether there is a network at all. */
export function useConnection({ isUp, subscribe }: Pick<SharedEvents, "isUp" | "subscribe">) {
  return {
    isUp: useSyncExternalStore(subscribe, isUp),
    isOnline: useSyncExternalStore(subscribeToNetwork, () => navigator.onLine),
  };
}

function subscribeToNetwork(listener: () => void): () => void {
  const listening = new AbortController();
  window.addEventListener("online", listener, listening);
  window.addEventListener("offline", listener, listening);
  return () => listening.abort();
}
