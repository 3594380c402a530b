import { Id } from "@tenon/schemas/scalars";
import type { WebhookDelivery } from "@tenon/schemas/webhooks";
import type {
  WatchedWebhook,
  WebhookDeliveryRepository,
  WebhookDeliveryService,
  WebhookRepository,
  WebhookService,
} from "#features/webhooks/index.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { operator } from "./operator.policy.ts";

/** What an operator sees and does of everybody's webhooks, each named by its id. Throws NOT_FOUND. */
export type OperatorWebhooks = {
  /** Those in trouble first, then the newest; at most so many. */
  list(limit: number): Promise<WatchedWebhook[]>;
  /** With its newest messages. */
  show(id: string): Promise<{ webhook: WatchedWebhook; deliveries: WebhookDelivery[] }>;
  /** Sends again what failed, and says how many messages. Throws CONFLICT while it is paused. */
  redrive(id: string): Promise<number>;
  /** Sends what waits, and tells it of what happens from now on; false when it was not paused. */
  resume(id: string): Promise<boolean>;
};

type Dependencies = {
  webhooks: Pick<WebhookRepository, "listWatched" | "findWatched">;
  stored: Pick<WebhookDeliveryRepository, "list">;
  service: Pick<WebhookService, "update">;
  deliveries: Pick<WebhookDeliveryService, "redeliverFailed">;
};

const shownDeliveries = 20;
const ever = new Date(0);
const doing = { by: operator, from: null };

export function createOperatorWebhooks({
  webhooks,
  stored,
  service,
  deliveries,
}: Dependencies): OperatorWebhooks {
  return {
    list: webhooks.listWatched,
    async show(id) {
      const webhook = await find(id);
      const { items } = await stored.list({ id: webhook.id, limit: shownDeliveries });
      return { webhook, deliveries: items };
    },
    async redrive(id) {
      const webhook = await find(id);
      const failed = { id: webhook.id, since: ever };
      return (await deliveries.redeliverFailed(webhook.owner, failed)).count;
    },
    async resume(id) {
      const webhook = await find(id);
      if (webhook.pausedAt === null) return false;
      await service.update(webhook.owner, { id: webhook.id, paused: false }, doing);
      return true;
    },
  };

  async function find(text: string): Promise<WatchedWebhook> {
    const { data: id } = Id.safeParse(text);
    const webhook = id === undefined ? null : await webhooks.findWatched(id);
    if (webhook) return webhook;
    throw new AppError({ code: "NOT_FOUND" }, { message: "There is no webhook with that id." });
  }
}
