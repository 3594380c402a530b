import { z } from "zod";
import { OrderStatus } from "./orders.ts";
import { Id, Version } from "./scalars.ts";

/**
 * What happened, told apart by `type`. It names the row and its new version; what the row says is asked for, so that
 * nobody learns more by listening than by reading.
 */
export const TenonEvent = z.discriminatedUnion("type", [
  changed("task.created"),
  changed("task.updated"),
  removed("task.removed"),
  /** So many at once, from a table. */
  z.object({ type: z.literal("tasks.imported"), count: z.int() }),
  changed("post.created"),
  changed("post.updated"),
  changed("post.published"),
  changed("post.unpublished"),
  removed("post.removed"),
  z.object({ type: z.literal("comment.created"), id: Id, postId: Id }),
  z.object({ type: z.literal("comment.removed"), id: Id, postId: Id }),
  changed("product.created"),
  changed("product.updated"),
  changed("product.stock-changed"),
  removed("product.removed"),
  changed("order.placed").extend({ status: OrderStatus }),
  changed("order.moved").extend({ status: OrderStatus }),
  changed("user.created"),
  changed("user.updated"),
  removed("user.removed"),
]);
export type TenonEvent = z.infer<typeof TenonEvent>;

/** What a listener hears: events, and where it stands. */
export const StreamMessage = z.discriminatedUnion("type", [
  ...TenonEvent.options,
  /** All that happened before was told; what comes now is new. Repeated now and then while nothing happens. */
  z.object({ type: z.literal("stream.caught-up") }),
  /** The place to go on from is too long ago, so something may have been missed: load anew. */
  z.object({ type: z.literal("stream.reset") }),
]);
export type StreamMessage = z.infer<typeof StreamMessage>;

/** Where to go on: the id of the last message that was heard. Without one, the stream begins now. */
export const StreamInput = z
  .strictObject({ lastEventId: z.string().max(100).optional() })
  .prefault({});
export type StreamInput = z.infer<typeof StreamInput>;

function changed<Type extends string>(type: Type) {
  return z.object({ type: z.literal(type), id: Id, version: Version });
}

function removed<Type extends string>(type: Type) {
  return z.object({ type: z.literal(type), id: Id });
}
