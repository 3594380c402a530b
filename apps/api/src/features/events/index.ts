import type { EventStreams } from "#platform/events/event-streams.ts";
import { isFor } from "./events.policy.ts";
import { createEventsRouter } from "./events.router.ts";
import { createEventService } from "./events.service.ts";

/** Whom events are for, by whatever way they are told. */
export type EventHearing = { isFor: typeof isFor };

export function createEventsFeature(streams: Pick<EventStreams, "open">) {
  return { isFor, router: createEventsRouter(createEventService(streams)) };
}
