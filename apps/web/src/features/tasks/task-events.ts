import type { EventReadings, EventsOf, Trpc } from "#api/event-readings.ts";
import { withOlder, withoutNew, withRow } from "#api/row-queries.ts";

export function readTaskEvents({ tasks }: Trpc): EventReadings<EventsOf<"task" | "tasks">> {
  const lists = tasks.list.pathFilter();
  const one = tasks.byId.pathFilter();
  const counts = [tasks.stats.pathFilter(), tasks.tags.pathFilter(), tasks.doneByDay.pathFilter()];
  return {
    "task.created": (task) => [withoutNew(lists, task), ...counts],
    "task.updated": (task) => [withOlder(one, task), withoutNew(lists, task), ...counts],
    "task.removed": ({ id }) => [withRow(one, id), withRow(lists, id), ...counts],
    "tasks.imported": () => [lists, ...counts],
  };
}
