import { z } from "zod";
import { TenonEvent } from "./events.ts";
import { page, pageFields } from "./pages.ts";
import { Id, line, text, Timestamp, Version } from "./scalars.ts";

/** What a webhook can be told of: the events of `events.stream`. */
export const WebhookEvent = z.enum(TenonEvent.options.map(({ shape }) => shape.type.value));
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Why nothing is sent: its owner paused it, it answered 410 Gone, or it failed for days. */
export const WebhookPauseReason = z.enum(["owner", "gone", "failing"]);
export type WebhookPauseReason = z.infer<typeof WebhookPauseReason>;

/** An http or https address, without a user or a password in it. */
const WebhookUrl = line(2_000)
  .pipe(z.url({ protocol: /^https?$/, error: "Must be a web address, like https://example.com." }))
  .refine(hasNoCredentials, "Must not contain a user or a password: messages are signed instead.");

/** Which events, each once; none stands for all, those that come to be later too. */
const WebhookEvents = z
  .array(WebhookEvent)
  .max(WebhookEvent.options.length)
  .transform((events) => [...new Set(events)].toSorted());

const WebhookDescription = text(200).trim();

/** Where another service is told what happens, as far as its owner may hear of it. */
export const Webhook = z.object({
  id: Id,
  url: z.string(),
  description: z.string(),
  /** Empty: all of them. */
  events: z.array(WebhookEvent),
  /** Since when nothing is sent; null while it is at work. */
  pausedAt: Timestamp.nullable(),
  pauseReason: WebhookPauseReason.nullable(),
  /** Since when no message got through; null when the last one did. */
  failingSince: Timestamp.nullable(),
  /** Until then messages are signed with the former secret, too. */
  formerSecretEndsAt: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version,
});
export type Webhook = z.infer<typeof Webhook>;

/** All of one's own, the oldest first. */
export const WebhookList = z.array(Webhook);
export type WebhookList = z.infer<typeof WebhookList>;

/** A new webhook; it is told what happens from now on. */
export const CreateWebhookInput = z.strictObject({
  url: WebhookUrl,
  description: WebhookDescription.default(""),
  events: WebhookEvents.default([]),
});
export type CreateWebhookInput = z.infer<typeof CreateWebhookInput>;

/** A webhook with a new secret: the one time that it is shown. */
export const WebhookWithSecret = Webhook.extend({
  /** To verify signatures with, by the Standard Webhooks specification. */
  secret: z.string(),
});
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

/** One of one's own webhooks. */
export const WebhookRef = z.strictObject({ id: Id });
export type WebhookRef = z.infer<typeof WebhookRef>;

/** Changes to a webhook; with `version`, refused as STALE_VERSION when it changed meanwhile. */
export const UpdateWebhookInput = z
  .strictObject({
    id: Id,
    version: Version.optional(),
    url: WebhookUrl.optional(),
    description: WebhookDescription.optional(),
    events: WebhookEvents.optional(),
    /** True holds back what waits, and nothing new is noted; false sends what waits, and tells from now on. */
    paused: z.boolean().optional(),
  })
  .refine(
    ({ url, description, events, paused }) =>
      [url, description, events, paused].some((change) => change !== undefined),
    "Name at least one field to change.",
  );
export type UpdateWebhookInput = z.infer<typeof UpdateWebhookInput>;

/** What became of a message: to be sent (again), answered with a 2xx, or given up. */
export const WebhookDeliveryState = z.enum(["waiting", "delivered", "failed"]);
export type WebhookDeliveryState = z.infer<typeof WebhookDeliveryState>;

/** A message to a webhook, and how sending it went last. */
export const WebhookDelivery = z.object({
  /** Sent as `webhook-id`, the same however often it is sent. */
  id: Id,
  webhookId: Id,
  /** An event’s, or `webhook.test`. */
  type: z.string(),
  /** What is sent, as it is signed. */
  body: z.string(),
  state: WebhookDeliveryState,
  /** How often it was tried, since it was made or sent again by hand. */
  attempts: z.int(),
  /** The last answer’s status; null when there was none. */
  status: z.int().nullable(),
  /** How the last answer begins; at most 1,000 characters. */
  answer: z.string().nullable(),
  /** Why the last try failed. */
  problem: z.string().nullable(),
  /** How long the last try took, in milliseconds. */
  durationMs: z.int().nullable(),
  createdAt: Timestamp,
  lastAttemptAt: Timestamp.nullable(),
  /** When it is tried again; null when it is not, or while the webhook is paused. */
  nextAttemptAt: Timestamp.nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** The messages of a webhook, the newest first. They are kept for 30 days. */
export const ListWebhookDeliveriesInput = z.strictObject({
  id: Id,
  ...pageFields,
  state: WebhookDeliveryState.optional(),
});
export type ListWebhookDeliveriesInput = z.infer<typeof ListWebhookDeliveriesInput>;
export const WebhookDeliveryPage = page(WebhookDelivery);
export type WebhookDeliveryPage = z.infer<typeof WebhookDeliveryPage>;

/** One message to one of one's own webhooks. */
export const WebhookDeliveryRef = z.strictObject({ id: Id });
export type WebhookDeliveryRef = z.infer<typeof WebhookDeliveryRef>;

/** All messages of a webhook that failed and were made at this moment or later. */
export const RedeliverFailedInput = z.strictObject({ id: Id, since: Timestamp });
export type RedeliverFailedInput = z.infer<typeof RedeliverFailedInput>;

/** How many messages are sent again. */
export const RedeliveredWebhooks = z.object({ count: z.int() });
export type RedeliveredWebhooks = z.infer<typeof RedeliveredWebhooks>;

function hasNoCredentials(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}
