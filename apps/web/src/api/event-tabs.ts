import type { StreamMessage } from "@tenon/schemas/events";
import { isRecord } from "./is-record.ts";

/** What the tabs of one person tell each other about the line to the server. */
export type EventTabMessage =
  /** What the server has told, and the id of what it told before. */
  | { type: "told"; after: string | null; id: string; data: StreamMessage }
  | { type: "line"; isUp: boolean }
  /** "How is the line?", from a tab that has just been opened or has heard nothing for long. */
  | { type: "asked" };

type Lead = (signal: AbortSignal) => Promise<void>;

/** The tabs of this browser in which the same person is signed in. */
export type EventTabs = {
  /** Lets this tab lead when no other does any more; aborted when another takes the lead over. */
  lead(work: Lead, until: AbortSignal): Promise<void>;
  /** Leads in the place of a tab that gives no sign. */
  takeOver(work: Lead, until: AbortSignal): Promise<void>;
  post(message: EventTabMessage): void;
  listen(listener: (message: EventTabMessage) => void, until: AbortSignal): void;
};

export function createEventTabs(userId: string, { locks }: Navigator = navigator): EventTabs {
  const name = `tenon-events-${userId}`;
  const channel = new BroadcastChannel(name);

  return {
    lead: (work, until) =>
      whileHeld(work, until, (run) => locks.request(name, { signal: until }, run)),
    takeOver: (work, until) =>
      whileHeld(work, until, (run) => locks.request(name, { steal: true }, run)),
    post: (message) => channel.postMessage(message),
    listen: (listener, until) =>
      channel.addEventListener(
        "message",
        ({ data }: MessageEvent<unknown>) => {
          void readEventTabMessage(data).then((message) => {
            if (message && !until.aborted) listener(message);
          });
        },
        { signal: until },
      ),
  };
}

/** A lock that another tab takes over rejects its request, and does not stop what runs in it. */
async function whileHeld(
  work: Lead,
  until: AbortSignal,
  request: (run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  try {
    await request(() => work(AbortSignal.any([until, lost.signal])));
  } catch (error) {
    lost.abort();
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}

/**
 * Another tab may run an older or newer version of this page: what it says is checked, by a schema that only a second
 * tab loads. A message that can't be read is passed over; the next one shows the gap.
 */
export async function readEventTabMessage(data: unknown): Promise<EventTabMessage | null> {
  const schemas = await import("@tenon/schemas/events").catch(() => null);
  if (!isRecord(data) || !schemas) return null;
  const { type, after, id, isUp } = data;
  if (type === "asked") return { type };
  if (type === "line") return typeof isUp === "boolean" ? { type, isUp } : null;
  const told = schemas.StreamMessage.safeParse(data["data"]).data;
  const isPlaced = typeof id === "string" && (typeof after === "string" || after === null);
  return type === "told" && isPlaced && told ? { type, after, id, data: told } : null;
}
