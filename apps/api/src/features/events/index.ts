import type { EventStreams } from "#platform/events/event-streams.ts";
import { createEventsRouter } from "./events.router.ts";
import { createEventService } from "./events.service.ts";

export function createEventsFeature(streams: Pick<EventStreams, "open">) {
  return { router: createEventsRouter(createEventService(streams)) };
}
