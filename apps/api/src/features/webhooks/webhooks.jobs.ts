import { z } from "zod";
import { Id } from "@tenon/schemas/scalars";
import { giveUpOnRefusal } from "#platform/email/give-up-on-refusal.ts";
import { defineJob, handleJob, type JobHandler } from "#platform/jobs/jobs.ts";
import type { WebhookMails } from "./webhook-mails.service.ts";
import type { WebhookRestarts } from "./webhook-restarts.service.ts";
import type { WebhookSender } from "./webhook-sender.service.ts";

/** A turn of a message. Jobs of turns that are over do nothing. */
export const deliveryJob = defineJob({
  name: "webhook-delivery",
  payload: z.object({ id: Id, turn: z.int() }),
  atOnce: 10,
  atOncePerGroup: 2,
});

type Turn = { id: string; turn: number; userId: string };

/**
 * One group for each owner, and what goes to a webhook that fails, or waited long, yields: else somebody with many that
 * hang, and all that waits for them, would hold up everybody.
 */
export function jobOf({ id, turn, userId }: Turn, { yields }: { yields: boolean }) {
  return { payload: { id, turn }, group: userId, yields };
}

const Place = z.object({ createdAt: z.iso.datetime(), id: Id });

/** Messages of a webhook with which to begin anew, in the order in which they were made. */
const Restart = z.object({
  webhookId: Id,
  state: z.enum(["waiting", "failed"]),
  after: Place,
  upTo: Place,
});
export type Restart = z.infer<typeof Restart>;

export const restartJob = defineJob({ name: "webhook-restart", payload: Restart });

/** What its owner is told of a webhook; the rest is read when the mail is written. */
const WebhookPausedMail = z.object({
  webhookId: Id,
  reason: z.enum(["gone", "failing"]),
});
export type WebhookPausedMail = z.infer<typeof WebhookPausedMail>;

export const pausedMailJob = defineJob({ name: "webhook-paused-mail", payload: WebhookPausedMail });

export function createWebhookJobs(
  sender: Pick<WebhookSender, "send">,
  restarts: Pick<WebhookRestarts, "goOn">,
): JobHandler[] {
  return [
    handleJob(deliveryJob, ({ payload, signal }) => sender.send(payload, signal)),
    handleJob(restartJob, ({ id, payload }) => restarts.goOn(id, payload)),
  ];
}

export function createWebhookMailJobs(mails: Pick<WebhookMails, "deliver">): JobHandler[] {
  return [
    handleJob(pausedMailJob, ({ id, payload, signal }) =>
      mails.deliver(id, payload, signal).catch(giveUpOnRefusal),
    ),
  ];
}
