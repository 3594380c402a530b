import { v7 as uuidv7 } from "uuid";
import type {
  ListWebhookDeliveriesInput,
  RedeliveredWebhooks,
  RedeliverFailedInput,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryRef,
  WebhookRef,
} from "@tenon/schemas/webhooks";
import type { SignedInActor } from "#actor.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import type { RateLimiter } from "#platform/rate-limit/rate-limiter.ts";
import type { Turn, WebhookDeliveryRepository } from "./webhook-deliveries.repository.ts";
import type { WebhookRestarts } from "./webhook-restarts.service.ts";
import { deliveryJob, jobOf } from "./webhooks.jobs.ts";
import { testEvent, writeBody } from "./webhooks.policy.ts";
import type { WebhookService } from "./webhooks.service.ts";

type Owner = Pick<SignedInActor, "userId">;

export type WebhookDeliveryService = {
  sendTest(actor: SignedInActor, input: WebhookRef): Promise<WebhookDelivery>;
  list(actor: SignedInActor, input: ListWebhookDeliveriesInput): Promise<WebhookDeliveryPage>;
  redeliver(actor: SignedInActor, input: WebhookDeliveryRef): Promise<WebhookDelivery>;
  redeliverFailed(owner: Owner, input: RedeliverFailedInput): Promise<RedeliveredWebhooks>;
};

type Dependencies = {
  webhooks: Pick<WebhookService, "get">;
  deliveries: Pick<
    WebhookDeliveryRepository,
    "insertAll" | "list" | "find" | "restart" | "countFailed"
  >;
  restarts: Pick<WebhookRestarts, "begin">;
  jobs: Pick<JobQueue, "enqueueAll">;
  limitTests: Pick<RateLimiter, "consume">;
  transaction: TransactionRunner;
};

export function createWebhookDeliveryService({
  webhooks,
  deliveries,
  restarts,
  jobs,
  limitTests,
  transaction,
}: Dependencies): WebhookDeliveryService {
  return {
    async sendTest(actor, { id: webhookId }) {
      const { userId } = actor;
      await ownAtWork(actor, webhookId);
      await limitTests.consume(userId);
      const id = uuidv7();
      const body = writeBody({ event: { type: testEvent, webhookId }, at: new Date() });
      await transaction(async (tx) => {
        await deliveries.insertAll(
          [{ id, webhookId, userId, type: testEvent, body, forAdmins: false }],
          tx,
        );
        await enqueue([{ id, userId, turn: 1 }], tx);
      });
      return read(id, userId);
    },
    async list(actor, input) {
      await webhooks.get(actor, input);
      return deliveries.list(input);
    },
    async redeliver(actor, { id }) {
      const { userId } = actor;
      const { webhookId } = await read(id, userId);
      await ownAtWork(actor, webhookId);
      await transaction(async (tx) => {
        const turn = await deliveries.restart(id, tx);
        await enqueue(turn ? [turn] : [], tx);
      });
      return read(id, userId);
    },
    async redeliverFailed(owner, { id: webhookId, since }) {
      await ownAtWork(owner, webhookId);
      return transaction(async (tx) => {
        const count = await deliveries.countFailed({ webhookId, since }, tx);
        await restarts.begin({ webhookId, state: "failed", since }, tx);
        return { count };
      });
    },
  };

  function enqueue(turns: Turn[], tx: Transaction): Promise<void> {
    return jobs.enqueueAll(
      deliveryJob,
      turns.map((turn) => jobOf(turn, { yields: false })),
      { tx },
    );
  }

  async function ownAtWork(owner: Owner, id: string): Promise<void> {
    const { pausedAt } = await webhooks.get(owner, { id });
    if (pausedAt !== null) throw new AppError({ code: "CONFLICT" }, { message: paused });
  }

  async function read(id: string, userId: string): Promise<WebhookDelivery> {
    const delivery = await deliveries.find(id, userId);
    if (!delivery) throw new AppError({ code: "NOT_FOUND" });
    return delivery;
  }
}

const paused = "This webhook is paused. Resume it first.";
