import type { TransactionRunner } from "#platform/db/transaction.ts";
import type { JobQueue } from "#platform/jobs/jobs.ts";
import { dayMs } from "#platform/last-days.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import type { PostAnswer, Poster } from "#platform/outbound/post.ts";
import type { WebhookSecrets } from "#platform/tokens/webhook-secrets.ts";
import type {
  Attempt,
  SendableDelivery,
  WebhookDeliveryRepository,
} from "./webhook-deliveries.repository.ts";
import type { WebhookMails } from "./webhook-mails.service.ts";
import { deliveryJob, jobOf } from "./webhooks.jobs.ts";
import { isDelivered, nextPauseMs, pauseReasonAfter, testEvent } from "./webhooks.policy.ts";
import type { WebhookRepository } from "./webhooks.repository.ts";

export type WebhookSender = {
  /** Tries a message once, unless its turn is over, and sees to what comes next. */
  send(turn: { id: string; turn: number }, signal: AbortSignal): Promise<void>;
};

type Dependencies = {
  webhooks: Pick<WebhookRepository, "noteHealth" | "pause">;
  deliveries: Pick<WebhookDeliveryRepository, "findSendable" | "note">;
  mails: Pick<WebhookMails, "tellPaused">;
  secrets: Pick<WebhookSecrets, "sign">;
  post: Poster;
  jobs: Pick<JobQueue, "enqueue">;
  transaction: TransactionRunner;
  metrics: Pick<Metrics, "counter">;
  /** How long a webhook may fail before it is paused. */
  giveUpMs?: number | undefined;
};

type Result = Pick<Attempt, "answer" | "problem" | "durationMs"> & {
  status: number | null;
  retryAfterMs: number | null;
};

export function createWebhookSender({
  webhooks,
  deliveries,
  mails,
  secrets,
  post,
  jobs,
  transaction,
  metrics,
  giveUpMs = 3 * dayMs,
}: Dependencies): WebhookSender {
  const count = metrics.counter({
    name: "tenon_webhook_attempts_total",
    help: "Tries to deliver a message to a webhook, by outcome: delivered or failed.",
    labels: ["outcome"],
  });
  for (const outcome of ["delivered", "failed"]) count({ outcome }, 0);

  return {
    async send({ id, turn }, signal) {
      const delivery = await deliveries.findSendable(id, turn);
      if (!delivery || delivery.isPaused) return;
      if (!delivery.isAllowed) return dismiss(delivery);
      const result = await tryOnce(delivery, signal);
      count({ outcome: isDelivered(result) ? "delivered" : "failed" });
      if (isDelivered(result)) await noteSuccess(delivery, result);
      else await noteFailure(delivery, result);
    },
  };

  async function tryOnce(delivery: SendableDelivery, signal: AbortSignal): Promise<Result> {
    const start = performance.now();
    try {
      const { status, text, retryAfterMs } = await sendSigned(delivery, signal);
      const problem = isDelivered({ status, retryAfterMs }) ? null : `It answered ${status}.`;
      return { status, retryAfterMs, answer: text, problem, durationMs: since(start) };
    } catch (error) {
      // The process stops, or the job is another's by now: that says nothing about the receiver.
      if (signal.aborted) throw error;
      const problem = error instanceof Error ? error.message : String(error);
      return {
        status: null,
        retryAfterMs: null,
        answer: null,
        problem,
        durationMs: since(start),
      };
    }
  }

  function sendSigned(
    { id, webhookId, url, body, sealedSecret, sealedFormerSecret }: SendableDelivery,
    signal: AbortSignal,
  ): Promise<PostAnswer> {
    const sealed = sealedFormerSecret ? [sealedSecret, sealedFormerSecret] : [sealedSecret];
    const headers = secrets.sign({ id, body, at: new Date() }, { webhookId, sealed });
    return post(new URL(url), { headers, body, signal });
  }

  async function noteSuccess(
    { id, turn, webhookId }: SendableDelivery,
    result: Result,
  ): Promise<void> {
    const attempt = { ...result, state: "delivered", nextAttemptAt: null } as const;
    await transaction(async (tx) => {
      if (await deliveries.note({ id, turn }, attempt, tx)) {
        await webhooks.noteHealth(webhookId, false, tx);
      }
    });
  }

  async function noteFailure(delivery: SendableDelivery, result: Result): Promise<void> {
    const { id, turn, webhookId, userId, type } = delivery;
    const pause = nextPauseMs(delivery, result, Math.random());
    const nextAttemptAt = pause === null ? null : new Date(Date.now() + pause);
    const state = nextAttemptAt === null ? "failed" : "waiting";
    await transaction(async (tx) => {
      if (!(await deliveries.note({ id, turn }, { ...result, state, nextAttemptAt }, tx))) return;
      if (nextAttemptAt !== null) {
        const next = { id, userId, turn: turn + 1 };
        const { payload, ...place } = jobOf(next, { yields: true });
        await jobs.enqueue(deliveryJob, payload, { ...place, tx, after: nextAttemptAt });
      }
      const failingSince =
        type === testEvent ? null : await webhooks.noteHealth(webhookId, true, tx);
      const failingMs = failingSince === null ? 0 : Date.now() - failingSince.getTime();
      const reason = pauseReasonAfter(result, { failingMs, giveUpMs });
      if (reason !== null && (await webhooks.pause(webhookId, reason, tx))) {
        await mails.tellPaused({ webhookId, reason }, tx);
      }
    });
  }

  /** What somebody heard of as an administrator is not sent once they are none, nor anything of a deactivated account. */
  async function dismiss({ id, turn }: SendableDelivery): Promise<void> {
    const problem = "The account that it is for may not hear of this any more.";
    const attempt = { status: null, answer: null, durationMs: null, nextAttemptAt: null, problem };
    await transaction((tx) => deliveries.note({ id, turn }, { ...attempt, state: "failed" }, tx));
  }
}

function since(start: number): number {
  return Math.round(performance.now() - start);
}
