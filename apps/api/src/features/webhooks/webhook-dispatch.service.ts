import { v7 as uuidv7 } from "uuid";
import type { EventHearing } from "#features/events/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import type { EventLog, EventPage } from "#platform/events/event-log.ts";
import type { EventPosition, PlacedEvent } from "#platform/events/events.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import type {
  Hearers,
  HearingWebhook,
  NotedUpTo,
  WebhookCursorRepository,
} from "./webhook-cursor.repository.ts";
import type { NewDelivery, WebhookDeliveryRepository } from "./webhook-deliveries.repository.ts";
import { deliveryJob, jobOf } from "./webhooks.jobs.ts";
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
  /** How many messages one transaction notes. */
  mostAtOnce?: number;
};

/** With whether its webhook fails just now. */
type Message = NewDelivery & Pick<HearingWebhook, "isFailing">;

/** Events that were read, and up to where. */
type Read = Pick<EventPage, "events" | "position">;

export function createWebhookDispatch({
  log,
  cursors,
  deliveries,
  isFor,
  jobs,
  transaction,
  mostAtOnce = 5_000,
}: Dependencies): WebhookDispatch {
  return {
    async dispatch() {
      for (;;) {
        const { hasNews, isForeign, ...from } = await cursors.read();
        if (!hasNews && !isForeign) return { isAwaiting: false };
        const page = await log.readAfter(isForeign ? null : startOf(from));
        if (page.events.length === 0 && page.hasUnsettled) return { isAwaiting: true };
        const isNoted = await transaction(
          async (tx) => {
            if (!(await cursors.hold(from, tx))) return false;
            const { messages, upTo } = await takeFrom(page, from, tx);
            await deliveries.insertAll(messages, tx);
            const sendings = messages.map(({ isFailing: yields, id, userId }) =>
              jobOf({ id, userId, turn: 1 }, { yields }),
            );
            await jobs.enqueueAll(deliveryJob, sendings, { tx });
            await cursors.move(upTo, tx);
            return true;
          },
          { long: true, kind: "webhook-dispatch" },
        );
        if (!isNoted) return { isAwaiting: true };
      }
    },
  };

  function takeFrom(page: Read, { position, webhookId }: NotedUpTo, tx: Transaction) {
    const [first] = page.events;
    const isBegun = webhookId !== null && first !== undefined && isSame(first.position, position);
    return isBegun ? take({ events: [first], position }, webhookId, tx) : take(page, null, tx);
  }

  /** Of these events as many messages as are noted at once, and up to where that is. */
  async function take(
    { events, position }: Read,
    after: string | null,
    tx: Transaction,
  ): Promise<{ messages: Message[]; upTo: NotedUpTo }> {
    const which = { of: hearersOf(events), after, limit: mostAtOnce };
    const webhooks = await cursors.listHearing(which, tx);
    const last = webhooks.length < mostAtOnce ? undefined : webhooks.at(-1);
    if (last && events.length > 1) return take(beginningOf({ events, position }), after, tx);

    const messages: Message[] = [];
    for (const [index, placed] of events.entries()) {
      const more = messagesOf(placed, webhooks);
      const before = events[index - 1];
      if (before && messages.length + more.length > mostAtOnce) {
        return { messages, upTo: { position: before.position, webhookId: null } };
      }
      messages.push(...more);
    }
    const [begun] = events;
    if (begun && last) return { messages, upTo: { position: begun.position, webhookId: last.id } };
    return { messages, upTo: { position, webhookId: null } };
  }

  function messagesOf(placed: PlacedEvent, webhooks: HearingWebhook[]): Message[] {
    const { type } = placed.event;
    const body = writeBody(placed);
    return webhooks
      .filter((webhook) => hears(webhook, placed))
      .map(({ id: webhookId, userId, isFailing }) => ({
        id: uuidv7(),
        webhookId,
        userId,
        isFailing,
        type,
        body,
        forAdmins: !isFor({ userId, role: "member" }, placed),
      }));
  }

  function hears(webhook: HearingWebhook, placed: PlacedEvent): boolean {
    const isWanted = webhook.events.length === 0 || webhook.events.includes(placed.event.type);
    return isWanted && placed.at >= webhook.hearsFrom && isFor(webhook, placed);
  }
}

/** What an event that was noted in part comes after; others come after where they were noted up to. */
function startOf({ position, webhookId }: NotedUpTo): EventPosition {
  return webhookId === null ? position : { ...position, id: position.id - 1n };
}

function isSame(one: EventPosition, other: EventPosition): boolean {
  return one.xid === other.xid && one.id === other.id;
}

/** Nobody but its owner hears of most events, so few webhooks need to be looked at. */
function hearersOf(events: PlacedEvent[]): Hearers["of"] {
  if (events.some(({ reach }) => reach === "everyone")) return "everyone";
  const userIds = [...new Set(events.flatMap(({ ownerId }) => ownerId ?? []))];
  return { userIds, admins: events.some(({ reach }) => reach !== "owner") };
}

/** Where very many listen: what only owners hear of goes together, and the rest one by one. */
function beginningOf({ events, position }: Read): Read {
  const shared = events.findIndex(({ reach }) => reach !== "owner");
  const beginning = events.slice(0, Math.max(1, shared));
  return { events: beginning, position: beginning.at(-1)?.position ?? position };
}
