import type { EventReadings, EventsOf, Trpc } from "#api/event-readings.ts";
import { withOlder, withoutNew, withRow } from "#api/row-queries.ts";

export function readPostEvents({ posts }: Trpc): EventReadings<EventsOf<"post">> {
  const one = posts.bySlug.pathFilter();
  const lists = posts.pathFilter();
  const board = posts.list.pathFilter();
  const own = posts.mine.pathFilter();
  return {
    "post.created": (post) => [withoutNew(board, post), withoutNew(own, post)],
    "post.updated": (post) => [withOlder(lists, post)],
    "post.published": (post) => [
      withOlder(one, post),
      withoutNew(board, post),
      withoutNew(own, post),
    ],
    "post.unpublished": (post) => [
      withOlder(one, post),
      withRow(board, post.id),
      withoutNew(own, post),
    ],
    "post.removed": ({ id }) => [withRow(lists, id)],
  };
}
