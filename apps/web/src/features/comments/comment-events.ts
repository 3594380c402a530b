import type { EventReadings, EventsOf, Trpc } from "#api/event-readings.ts";
import { withRow, withoutRow } from "#api/row-queries.ts";

/** A post says how many comments it has, wherever it stands. */
export function readCommentEvents({ comments, posts }: Trpc): EventReadings<EventsOf<"comment">> {
  const under = (postId: string) => comments.list.infiniteQueryFilter({ postId });
  const post = posts.pathFilter();
  return {
    "comment.created": ({ id, postId }) => [withoutRow(under(postId), id), withRow(post, postId)],
    "comment.removed": ({ id, postId }) => [withRow(under(postId), id), withRow(post, postId)],
  };
}
