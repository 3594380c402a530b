import { NIL, v5 as uuidv5 } from "uuid";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import type { WebhookDeliveryRepository } from "./webhook-deliveries.repository.ts";
import { deliveryJob, jobOf, type Restart, restartJob } from "./webhooks.jobs.ts";

export type WebhookRestarts = {
  /** Begins anew with what waits or failed by now, and was made since then: with some at once, with the others by jobs. */
  begin(
    which: Pick<Restart, "webhookId" | "state"> & { since: Date },
    tx: Transaction,
  ): Promise<void>;
  /** Does what one such job is for, and leaves the next one. */
  goOn(jobId: string, restart: Restart): Promise<void>;
};

type Dependencies = {
  deliveries: Pick<WebhookDeliveryRepository, "findLast" | "restartSome">;
  jobs: Pick<JobQueue, "enqueue" | "enqueueAll">;
  transaction: TransactionRunner;
  /** How many messages one transaction begins anew with. */
  mostAtOnce?: number;
};

export function createWebhookRestarts({
  deliveries,
  jobs,
  transaction,
  mostAtOnce = 1_000,
}: Dependencies): WebhookRestarts {
  return {
    async begin({ webhookId, state, since }, tx) {
      const upTo = await deliveries.findLast({ webhookId, state }, tx);
      if (!upTo) return;
      const after = { createdAt: since.toISOString(), id: NIL };
      await restartSome({ webhookId, state, after, upTo }, { tx });
    },
    // A run that is repeated leaves a job that is there already.
    goOn: (jobId, restart) =>
      transaction((tx) => restartSome(restart, { tx, id: uuidv5("next", jobId) })),
  };

  async function restartSome(
    restart: Restart,
    next: { tx: Transaction; id?: string },
  ): Promise<void> {
    const some = { ...restart, limit: mostAtOnce };
    const { turns, last } = await deliveries.restartSome(some, next.tx);
    const sendings = turns.map((turn) => jobOf(turn, { yields: true }));
    await jobs.enqueueAll(deliveryJob, sendings, next);
    if (last) await jobs.enqueue(restartJob, { ...restart, after: last }, next);
  }
}
