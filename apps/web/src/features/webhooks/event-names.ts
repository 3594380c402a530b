import { t } from "@lingui/core/macro";
import type { WebhookEvent } from "@tenon/schemas/webhooks";

export type EventGroup = { name: string; events: readonly WebhookEvent[] };

/** All events, by what they are about. */
export function eventGroups(): EventGroup[] {
  return [
    {
      name: t`Tasks`,
      events: ["task.created", "task.updated", "task.removed", "tasks.imported"],
    },
    {
      name: t`Posts`,
      events: [
        "post.created",
        "post.updated",
        "post.published",
        "post.unpublished",
        "post.removed",
      ],
    },
    { name: t`Comments`, events: ["comment.created", "comment.removed"] },
    {
      name: t`Products`,
      events: ["product.created", "product.updated", "product.stock-changed", "product.removed"],
    },
    { name: t`Orders`, events: ["order.placed", "order.moved"] },
    { name: t`Accounts`, events: ["user.created", "user.updated", "user.removed"] },
  ];
}

/** What a message tells, in words. */
export function describeEvent(type: string): string {
  const names: Record<string, string> = { ...eventNames(), "webhook.test": t`Test` };
  return Object.hasOwn(names, type) ? (names[type] ?? type) : type;
}

function eventNames(): Record<WebhookEvent, string> {
  return {
    "task.created": t`Task added`,
    "task.updated": t`Task changed`,
    "task.removed": t`Task removed`,
    "tasks.imported": t`Tasks imported`,
    "post.created": t`Post written`,
    "post.updated": t`Post changed`,
    "post.published": t`Post published`,
    "post.unpublished": t`Post taken back`,
    "post.removed": t`Post removed`,
    "comment.created": t`Comment written`,
    "comment.removed": t`Comment removed`,
    "product.created": t`Product added`,
    "product.updated": t`Product changed`,
    "product.stock-changed": t`Stock changed`,
    "product.removed": t`Product removed`,
    "order.placed": t`Order placed`,
    "order.moved": t`Order moved on`,
    "user.created": t`Account made`,
    "user.updated": t`Account changed`,
    "user.removed": t`Account removed`,
  };
}
