import type { StreamMessage } from "@tenon/schemas/events";
import type { OpenLine } from "./event-line.ts";
import type { EventTabMessage, EventTabs } from "./event-tabs.ts";

/** What happens on the server, heard once for all tabs of a browser; see docs/decisions/0030. */
export type SharedEvents = {
  /** Takes part: leads when no other tab does, and hears the one that does. */
  start(): void;
  /** Takes no part for now; what is missed meanwhile is made up for by the next start. */
  stop(): void;
  /** Opens the line anew, when there is reason to think that it works again. */
  reconnect(): void;
  isUp(): boolean;
  subscribe(listener: () => void): () => void;
};

type Dependencies = {
  open: OpenLine;
  tabs: EventTabs;
  onMessage: (message: StreamMessage) => void;
  /** Something may have been missed. */
  onGap: () => void;
  now?: () => number;
};

/** The line tells something every 30 seconds at least. */
const askAfterMs = 45_000;
const takeOverAfterMs = 60_000;
const lookEveryMs = 5_000;
const refusedPauseMs = 30_000;

export function createSharedEvents({
  open,
  tabs,
  onMessage,
  onGap,
  now = Date.now,
}: Dependencies): SharedEvents {
  /** The id of the last message heard. */
  let place: string | null = null;
  let isUp = true;
  let isLeading = false;
  let lastSign = now();
  let taking: AbortController | undefined;
  let attempt: AbortController | undefined;
  const listeners = new Set<() => void>();

  return {
    start() {
      if (taking) return;
      taking = new AbortController();
      lastSign = now();
      void takePart(taking.signal);
    },
    stop() {
      taking?.abort();
      taking = undefined;
    },
    reconnect: () => attempt?.abort(),
    isUp: () => isUp,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function takePart(signal: AbortSignal): Promise<void> {
    tabs.listen(hear, signal);
    tabs.post({ type: "asked" });
    const timer = setInterval(() => look(signal), lookEveryMs);
    while (!signal.aborted) await tabs.lead(lead, signal);
    clearInterval(timer);
  }

  /** A leading tab may be frozen by its browser, and keep the lead without being there. */
  function look(signal: AbortSignal): void {
    if (isLeading) return;
    const silence = now() - lastSign;
    if (silence >= takeOverAfterMs) void tabs.takeOver(lead, signal);
    else if (silence >= askAfterMs) tabs.post({ type: "asked" });
  }

  async function lead(signal: AbortSignal): Promise<void> {
    isLeading = true;
    while (!signal.aborted) {
      attempt = new AbortController();
      await listen(AbortSignal.any([signal, attempt.signal])).catch(async () => {
        enter(false);
        await pause(signal);
      });
    }
    isLeading = false;
    lastSign = now();
  }

  async function listen(signal: AbortSignal): Promise<void> {
    const line = open({ lastEventId: place ?? undefined, signal, onChange: enter });
    for await (const { id, data } of line) {
      const after = place;
      place = id;
      tabs.post({ type: "told", after, id, data });
      // What is on the screen was read before the line stood.
      if (after === null) onGap();
      onMessage(data);
    }
  }

  function hear(message: EventTabMessage): void {
    if (message.type === "asked") {
      if (isLeading) tabs.post({ type: "line", isUp });
      return;
    }
    if (isLeading) return;
    lastSign = now();
    if (message.type === "line") return enter(message.isUp);
    const { after, id, data } = message;
    if (place !== null && after !== place && id !== place) onGap();
    place = id;
    enter(true);
    onMessage(data);
  }

  function enter(next: boolean): void {
    if (next === isUp) return;
    isUp = next;
    if (isLeading) tabs.post({ type: "line", isUp });
    for (const listener of listeners) listener();
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, refusedPauseMs);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
