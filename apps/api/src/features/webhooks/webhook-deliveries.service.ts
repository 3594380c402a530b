import { v7 as uuidv7 } from "uuid";
import type {
  ListWebhookDeliveriesInput,
  RedeliveredWebhooks,
  RedeliverFailedInput,
  Webhook,
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
import { deliveryJob, jobOf } from "./webhooks.jobs.ts";
import { testEvent, writeBody } from "./webhooks.policy.ts";
import type { WebhookRepository } from "./webhooks.repository.ts";

export type WebhookDeliveryService = {
  sendTest(actor: SignedInActor, input: WebhookRef): Promise<WebhookDelivery>;
  list(actor: SignedInActor, input: ListWebhookDeliveriesInput): Promise<WebhookDeliveryPage>;
  redeliver(actor: SignedInActor, input: WebhookDeliveryRef): Promise<WebhookDelivery>;
  redeliverFailed(
    owner: Pick<SignedInActor, "userId">,
    input: RedeliverFailedInput,
  ): Promise<RedeliveredWebhooks>;
  /** Sends what a webhook that was paused has waiting. */
  resume(webhookId: string, tx: Transaction): Promise<void>;
};

type Dependencies = {
  webhooks: Pick<WebhookRepository, "find">;
  deliveries: WebhookDeliveryRepository;
  jobs: Pick<JobQueue, "enqueueAll">;
  limitTests: Pick<RateLimiter, "consume">;
  transaction: TransactionRunner;
};

const batch = 1_000;

export function createWebhookDeliveryService({
  webhooks,
  deliveries,
  jobs,
  limitTests,
  transaction,
}: Dependencies): WebhookDeliveryService {
  return {
    async sendTest({ userId }, { id: webhookId }) {
      await ownAtWork(webhookId, userId);
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
    async list({ userId }, input) {
      await own(input.id, userId);
      return deliveries.list(input);
    },
    async redeliver({ userId }, { id }) {
      const { webhookId } = await read(id, userId);
      await ownAtWork(webhookId, userId);
      await transaction(async (tx) => {
        const turn = await deliveries.restart(id, tx);
        await enqueue(turn ? [turn] : [], tx);
      });
      return read(id, userId);
    },
    async redeliverFailed({ userId }, { id, since }) {
      await ownAtWork(id, userId);
      const count = await transaction(
        async (tx) => {
          let restarted = 0;
          for (let turns: Turn[] | null = null; turns?.length !== 0; restarted += turns.length) {
            turns = await deliveries.restartFailed({ id, since, limit: batch }, tx);
            await enqueue(turns, tx);
          }
          return restarted;
        },
        { long: true },
      );
      return { count };
    },
    async resume(webhookId, tx) {
      for (let after: string | null | undefined = null; after !== undefined;) {
        const turns: Turn[] = await deliveries.resume({ webhookId, after, limit: batch }, tx);
        await enqueue(turns, tx);
        after = turns
          .map(({ id }) => id)
          .toSorted()
          .at(-1);
      }
    },
  };

  function enqueue(turns: Turn[], tx: Transaction): Promise<void> {
    return jobs.enqueueAll(deliveryJob, turns.map(jobOf), { tx });
  }

  async function own(id: string, userId: string): Promise<Webhook> {
    const webhook = await webhooks.find(id, userId);
    if (!webhook) throw new AppError({ code: "NOT_FOUND" });
    return webhook;
  }

  async function ownAtWork(id: string, userId: string): Promise<void> {
    const { pausedAt } = await own(id, userId);
    if (pausedAt !== null) throw new AppError({ code: "CONFLICT" }, { message: paused });
  }

  async function read(id: string, userId: string): Promise<WebhookDelivery> {
    const delivery = await deliveries.find(id, userId);
    if (!delivery) throw new AppError({ code: "NOT_FOUND" });
    return delivery;
  }
}

const paused = "This webhook is paused. Resume it first.";
