import type { EventReadings, EventsOf, Trpc } from "#api/event-readings.ts";
import { withOlder, withoutNew } from "#api/row-queries.ts";

/** The lists are one's own and those of the desk. */
export function readOrderEvents({ orders }: Trpc): EventReadings<EventsOf<"order">> {
  const lists = orders.list.pathFilter();
  const one = orders.byId.pathFilter();
  const counts = orders.stats.pathFilter();
  return {
    "order.placed": (order) => [withoutNew(lists, order), counts],
    "order.moved": (order) => [withOlder(one, order), withoutNew(lists, order), counts],
  };
}
