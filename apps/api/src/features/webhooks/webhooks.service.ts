import { v7 as uuidv7 } from "uuid";
import type { AuditAction } from "@tenon/schemas/audit";
import type {
  CreateWebhookInput,
  UpdateWebhookInput,
  Webhook,
  WebhookRef,
  WebhookWithSecret,
} from "@tenon/schemas/webhooks";
import type { Caller, SignedInActor } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { Destinations } from "#platform/outbound/destinations.ts";
import type { WebhookSecrets } from "#platform/tokens/webhook-secrets.ts";
import type { WebhookDeliveryService } from "./webhook-deliveries.service.ts";
import type { WebhookRepository } from "./webhooks.repository.ts";

export type WebhookService = {
  list(actor: SignedInActor): Promise<Webhook[]>;
  get(actor: SignedInActor, input: WebhookRef): Promise<Webhook>;
  create(
    actor: SignedInActor,
    input: CreateWebhookInput,
    caller: Caller,
  ): Promise<WebhookWithSecret>;
  update(owner: Pick<SignedInActor, "userId">, input: UpdateWebhookInput): Promise<Webhook>;
  remove(actor: SignedInActor, input: WebhookRef, caller: Caller): Promise<WebhookRef>;
  rotateSecret(actor: SignedInActor, input: WebhookRef, caller: Caller): Promise<WebhookWithSecret>;
};

type Dependencies = {
  webhooks: WebhookRepository;
  deliveries: Pick<WebhookDeliveryService, "resume">;
  secrets: Pick<WebhookSecrets, "make">;
  destinations: Pick<Destinations, "refusalOf">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

const mostWebhooks = 10;
const formerSecretHours = 24;

export function createWebhookService({
  webhooks,
  deliveries,
  secrets,
  destinations,
  audit,
  transaction,
}: Dependencies): WebhookService {
  return {
    list: ({ userId }) => webhooks.listAll(userId),
    get: ({ userId }, { id }) => own(id, userId),
    async create(actor, { url, ...input }, caller) {
      const { userId } = actor;
      const id = uuidv7();
      const secret = secrets.make(id);
      const made = { id, userId, url: permitted(url), sealedSecret: secret.sealed, ...input };
      return transaction(async (tx) => {
        if ((await webhooks.holdAndCount(userId, tx)) >= mostWebhooks) {
          throw new AppError({ code: "CONFLICT" }, { message: tooMany });
        }
        const webhook = await webhooks.insert(made, tx);
        await record("webhook.created", webhook, { actor, caller, tx });
        return { ...webhook, secret: secret.text };
      });
    },
    async update({ userId }, { id, version, url, ...changes }) {
      await own(id, userId);
      const permittedChanges = { ...changes, ...(url !== undefined && { url: permitted(url) }) };
      const updated = await transaction(
        async (tx) => {
          const webhook = await webhooks.update({ id, userId, version }, permittedChanges, tx);
          if (webhook && changes.paused === false) await deliveries.resume(id, tx);
          return webhook;
        },
        { long: changes.paused === false },
      );
      if (updated) return updated;
      throw new AppError({ code: "STALE_VERSION", current: await own(id, userId) });
    },
    remove: (actor, { id }, caller) =>
      transaction(async (tx) => {
        const webhook = await webhooks.remove({ id, userId: actor.userId }, tx);
        if (!webhook) throw new AppError({ code: "NOT_FOUND" });
        await record("webhook.removed", webhook, { actor, caller, tx });
        return { id };
      }),
    async rotateSecret(actor, { id }, caller) {
      const { text, sealed } = secrets.make(id);
      return transaction(async (tx) => {
        const webhook = await webhooks.replaceSecret(
          { id, userId: actor.userId },
          { sealed, keptHours: formerSecretHours },
          tx,
        );
        if (!webhook) throw new AppError({ code: "NOT_FOUND" });
        await record("webhook.secret-rotated", webhook, { actor, caller, tx });
        return { ...webhook, secret: text };
      });
    },
  };

  async function own(id: string, userId: string): Promise<Webhook> {
    const webhook = await webhooks.find(id, userId);
    if (!webhook) throw new AppError({ code: "NOT_FOUND" });
    return webhook;
  }

  /** As it will be called: `http://2130706433` is `http://127.0.0.1/`. */
  function permitted(text: string): string {
    const url = new URL(text);
    const message = destinations.refusalOf(url);
    if (message === null) return url.href;
    throw new AppError({ code: "VALIDATION_FAILED", issues: [{ path: ["url"], message }] });
  }

  function record(
    action: AuditAction,
    { url }: Webhook,
    { actor, caller, tx }: { actor: SignedInActor; caller: Caller; tx: Transaction },
  ): Promise<void> {
    const details = { url: new URL(url).origin };
    return audit.record({ action, by: actor, from: caller, details }, tx);
  }
}

const tooMany = `An account can have ${mostWebhooks} webhooks. Remove one that is no longer needed first.`;
