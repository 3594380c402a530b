import type { QueryFilters } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import type { TenonEvent } from "@tenon/schemas/events";

type EventsByType = { [Event in TenonEvent as Event["type"]]: Event };
export type EventType = keyof EventsByType;

/** For each type of event, the answers that it makes old. */
export type EventReadings<Type extends EventType = EventType> = {
  [Each in Type]: (event: EventsByType[Each]) => QueryFilters[];
};

/** The types of events about a noun. */
export type EventsOf<Noun extends string> = Extract<EventType, `${Noun}.${string}`>;

export type Trpc = TRPCOptionsProxy<AppRouter>;

export function readingsOf<Type extends EventType>(
  readings: EventReadings,
  event: EventsByType[Type] & { type: Type },
): QueryFilters[] {
  const read: EventReadings[Type] = readings[event.type];
  return read(event);
}
