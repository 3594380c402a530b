import type { StreamMessage } from "@tenon/schemas/events";
import { AppError } from "#platform/errors/app-error.ts";
import { createPlaces } from "#platform/rate-limit/places.ts";
import { createBoundedQueue } from "./bounded-queue.ts";
import type { EventFeed } from "./event-feed.ts";
import { type EventLog, keptHours } from "./event-log.ts";
import type { EventPosition, PlacedEvent } from "./events.ts";
import { isAfter, readBookmark, start, writeBookmark } from "./position.ts";

/** Who listens, and what for. */
export type Listener = {
  userId: string;
  isAdmin: boolean;
  mayHear: (event: PlacedEvent) => boolean;
};

export type Listening = {
  listener: Listener;
  /** Who listens by now; throws when the credential no longer holds. */
  recheck: () => Promise<Listener>;
  /** Aborted when nobody listens any more. */
  signal: AbortSignal | undefined;
  /** Where to go on; without it, the stream begins now. */
  lastEventId: string | undefined;
};

/** A message, and the id by which a listener goes on after it. */
export type IdentifiedMessage = { id: string; data: StreamMessage };
export type MessageStream = AsyncGenerator<IdentifiedMessage, void, undefined>;

export type EventStreams = {
  /** Throws RATE_LIMITED when the listener has too many streams, UNAVAILABLE when the process has. */
  open(listening: Listening): Promise<MessageStream>;
  /** How many are open. */
  count(): number;
  /** Ends all of them; from now on, none is opened. */
  end(): void;
};

type Options = {
  feed: Pick<EventFeed, "join" | "position">;
  log: Pick<EventLog, "readAfter" | "readMissed">;
  perUser?: number;
  perProcess?: number;
  /** How many events may wait for a slow listener. */
  mostWaiting?: number;
  /** Beyond so many missed ones, it costs less to load anew. */
  mostMissed?: number;
  /** How often to ask whether the credential still holds. */
  recheckMs?: number;
};

export function createEventStreams({
  feed,
  log,
  perUser = 20,
  perProcess = 2_000,
  mostWaiting = 1_000,
  mostMissed = 5_000,
  recheckMs = 30_000,
}: Options): EventStreams {
  const places = createPlaces({
    perUser,
    perProcess,
    retryAfter: 30,
    words: {
      user: `There are ${perUser} streams open for this account already. Close one first.`,
      process: "This server has as many streams open as it can. Try again in a moment.",
    },
  });
  const ends = new Set<() => void>();
  let isEnding = false;

  return {
    async open({ listener, recheck, signal, lastEventId }) {
      if (isEnding || signal?.aborted) throw unavailable("This server is stopping. Try again.");
      const givePlaceBack = places.take(listener.userId);
      const queue = createBoundedQueue<PlacedEvent | CaughtUp>(mostWaiting);
      let current = listener;
      let from: EventPosition | null = null;
      let leaveFeed: (() => void) | undefined;
      const timer = setInterval(() => void check(), recheckMs);
      signal?.addEventListener("abort", finish);
      ends.add(finish);

      try {
        if (lastEventId !== undefined) from = await findPlace(lastEventId);
        const { position, leave } = await feed.join(hear);
        leaveFeed = leave;
        // Who left meanwhile has left nothing but this.
        if (!ends.has(finish)) leave();
        const missed = lastEventId === undefined ? [] : await readMissed(listener, from, position);
        return tell(missed, reached(position));
      } catch (error) {
        finish();
        throw error;
      }

      function hear(event: PlacedEvent): void {
        if (!isAfter(event.position, from ?? start) || !current.mayHear(event)) return;
        if (!queue.add(event)) end(unavailable(tooSlow));
      }

      /** Another process may have told more than this one has read so far. */
      function reached(position: EventPosition): EventPosition {
        return from && isAfter(from, position) ? from : position;
      }

      async function* tell(missed: PlacedEvent[] | null, upTo: EventPosition): MessageStream {
        try {
          if (missed === null) yield messageOf({ position: upTo, event: { type: "stream.reset" } });
          for (const event of missed ?? []) yield messageOf(event);
          yield messageOf(caughtUp(upTo));
          for (let item = await queue.take(); item; item = await queue.take()) {
            yield messageOf(item);
          }
        } finally {
          finish();
        }
      }

      async function check(): Promise<void> {
        try {
          current = await recheck();
          // Before it has joined, the feed may be at a place that it is past.
          const position = leaveFeed ? feed.position() : null;
          if (queue.isEmpty() && position) queue.add(caughtUp(reached(position)));
        } catch (error) {
          end(error);
        }
      }

      function end(error: unknown): void {
        queue.end({ error });
        finish();
      }

      function finish(): void {
        if (!ends.delete(finish)) return;
        clearInterval(timer);
        signal?.removeEventListener("abort", finish);
        leaveFeed?.();
        givePlaceBack();
        queue.end();
      }
    },
    count: () => ends.size,
    end() {
      isEnding = true;
      for (const finish of ends) finish();
    },
  };

  /** Null for a place that is none of this database's, or too long ago. */
  async function findPlace(lastEventId: string): Promise<EventPosition | null> {
    const bookmark = readBookmark(lastEventId);
    if (!bookmark || bookmark.reachedAt.getTime() < Date.now() - toldMs) return null;
    const { begun } = await log.readAfter(null);
    return bookmark.position.xid > begun ? null : bookmark.position;
  }

  /** Null when that can't be told any more, or is too much. */
  async function readMissed(
    listener: Listener,
    after: EventPosition | null,
    upTo: EventPosition,
  ): Promise<PlacedEvent[] | null> {
    if (after === null) return null;
    const missed = await log.readMissed(listener, { after, upTo, limit: mostMissed + 1 });
    return missed.length > mostMissed ? null : missed.filter(listener.mayHear);
  }
}

type CaughtUp = { position: EventPosition; event: { type: "stream.caught-up" } };

/** With an hour to spare before events are removed. */
const toldMs = (keptHours - 1) * 3_600_000;

const tooSlow = "This listener was too slow. Go on from the id of the last message.";

function unavailable(message: string): AppError {
  return new AppError({ code: "UNAVAILABLE", retryAfter: 1 }, { message });
}

function caughtUp(position: EventPosition): CaughtUp {
  return { position, event: { type: "stream.caught-up" } };
}

function messageOf({
  position,
  event,
}: {
  position: EventPosition;
  event: StreamMessage;
}): IdentifiedMessage {
  return { id: writeBookmark({ position, reachedAt: new Date() }), data: event };
}
