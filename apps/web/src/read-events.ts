import type { EventReadings, Trpc } from "#api/event-readings.ts";
import { readCommentEvents } from "#features/comments/comment-events.ts";
import { readOrderEvents } from "#features/orders/order-events.ts";
import { readPostEvents } from "#features/posts/post-events.ts";
import { readProductEvents } from "#features/products/product-events.ts";
import { readTaskEvents } from "#features/tasks/task-events.ts";
import { readUserEvents } from "#features/users/user-events.ts";

/** For each event, the answers that it makes old. */
export function readEvents(trpc: Trpc): EventReadings {
  return {
    ...readTaskEvents(trpc),
    ...readPostEvents(trpc),
    ...readCommentEvents(trpc),
    ...readProductEvents(trpc),
    ...readOrderEvents(trpc),
    ...readUserEvents(trpc),
  };
}
