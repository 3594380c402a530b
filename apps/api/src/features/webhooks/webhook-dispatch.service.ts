import { v7 as uuidv7 } from "uuid";
import type { EventHearing } from "#features/events/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { EventLog, EventPage } from "#platform/events/event-log.ts";
import type { PlacedEvent } from "#platform/events/events.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import type { HearingWebhook, WebhookCursorRepository } from "./webhook-cursor.repository.ts";
import type { NewDelivery, WebhookDeliveryRepository } from "./webhook-deliveries.repository.ts";
import { deliveryJob } from "./webhooks.jobs.ts";
import { writeBody } from "./webhooks.policy.ts";

export type WebhookDispatch = {
  /** Notes a message for each new event and webhook. Answers whether more is stored that can't be read yet. */
  dispatch(): Promise<{ isAwaiting: boolean }>;
};

type Dependencies = {
  log: Pick<EventLog, "readAfter">;
  cursors: WebhookCursorRepository;
  deliveries: Pick<WebhookDeliveryRepository, "insertAll">;
  isFor: EventHearing["isFor"];
  jobs: Pick<JobQueue, "enqueueAll">;
  transaction: TransactionRunner;
};

export function createWebhookDispatch({
  log,
  cursors,
  deliveries,
  isFor,
  jobs,
  transaction,
}: Dependencies): WebhookDispatch {
  return {
    async dispatch() {
      for (;;) {
        const { position, hasNews, isForeign } = await cursors.read();
        if (!hasNews && !isForeign) return { isAwaiting: false };
        const page = await log.readAfter(isForeign ? null : position);
        if (page.events.length === 0 && page.hasUnsettled) return { isAwaiting: true };
        const isMoved = await transaction(
          async (tx) => {
            if (!(await cursors.move(position, page.position, tx))) return false;
            const made = messagesOf(page, await cursors.listHearing(hearersOf(page), tx));
            await deliveries.insertAll(made, tx);
            const turns = made.map(({ id, webhookId }) => ({
              payload: { id, turn: 1 },
              group: webhookId,
            }));
            await jobs.enqueueAll(deliveryJob, turns, { tx });
            return true;
          },
          { long: true },
        );
        if (!isMoved) return { isAwaiting: true };
      }
    },
  };

  function messagesOf({ events }: EventPage, webhooks: HearingWebhook[]): NewDelivery[] {
    return events.flatMap((placed) => {
      const { type } = placed.event;
      const body = writeBody(placed);
      return webhooks
        .filter((webhook) => hears(webhook, placed))
        .map((webhook) => ({
          id: uuidv7(),
          webhookId: webhook.id,
          type,
          body,
          forAdmins: !isFor({ userId: webhook.userId, role: "member" }, placed),
        }));
    });
  }

  function hears(webhook: HearingWebhook, placed: PlacedEvent): boolean {
    const isWanted = webhook.events.length === 0 || webhook.events.includes(placed.event.type);
    return isWanted && placed.at >= webhook.hearsFrom && isFor(webhook, placed);
  }
}

/** Nobody but its owner hears of most events, so few webhooks need to be looked at. */
function hearersOf({ events }: EventPage): string[] | "all" {
  if (events.some(({ reach }) => reach !== "owner")) return "all";
  return [...new Set(events.flatMap(({ ownerId }) => ownerId ?? []))];
}
