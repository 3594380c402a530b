import { StreamInput, StreamMessage } from "@tenon/schemas/events";
import { router, userProcedure } from "#trpc/procedures.ts";
import { streamOf } from "#trpc/stream-of.ts";
import type { EventService } from "./events.service.ts";

export function createEventsRouter(events: EventService) {
  return router({
    stream: userProcedure
      .input(StreamInput)
      .output(streamOf(StreamMessage))
      .subscription(({ ctx: { actor, credential }, input, signal }) =>
        events.stream({ actor, recheck: credential.recheck, signal }, input),
      ),
  });
}
