import type { EventReadings, EventsOf, Trpc } from "#api/event-readings.ts";
import { withOlder, withoutNew, withRow } from "#api/row-queries.ts";

/** What is done to an account stands in the audit log, too. */
export function readUserEvents({ users, audit }: Trpc): EventReadings<EventsOf<"user">> {
  const lists = users.list.pathFilter();
  const ones = [users.byId.pathFilter(), users.me.pathFilter()];
  const log = audit.list.pathFilter();
  return {
    "user.created": (user) => [withoutNew(lists, user), log],
    "user.updated": (user) => [
      ...ones.map((one) => withOlder(one, user)),
      withoutNew(lists, user),
      log,
    ],
    "user.removed": ({ id }) => [...ones.map((one) => withRow(one, id)), withRow(lists, id), log],
  };
}
