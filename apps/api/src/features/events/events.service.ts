import type { StreamInput } from "@tenon/schemas/events";
import type { Actor } from "#actor.ts";
import type { EventStreams, Listener, MessageStream } from "#platform/events/event-streams.ts";
import { mayHear } from "./events.policy.ts";

/** Somebody who listens, for as long as the credential holds and the signal says so. */
export type Listening = {
  actor: Actor;
  recheck: () => Promise<Actor>;
  signal: AbortSignal | undefined;
};

export type EventService = {
  /** Throws RATE_LIMITED and UNAVAILABLE when there are too many streams. */
  stream(listening: Listening, input: StreamInput): Promise<MessageStream>;
};

export function createEventService(streams: Pick<EventStreams, "open">): EventService {
  return {
    stream: ({ actor, recheck, signal }, { lastEventId }) =>
      streams.open({
        listener: listenerOf(actor),
        recheck: async () => listenerOf(await recheck()),
        signal,
        lastEventId,
      }),
  };
}

function listenerOf(actor: Actor): Listener {
  return {
    userId: actor.userId,
    isAdmin: actor.role === "admin",
    mayHear: (event) => mayHear(actor, event),
  };
}
