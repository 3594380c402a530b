import { v7 as uuidv7 } from "uuid";
import type { AuditAction, AuditDetails } from "@tenon/schemas/audit";
import type {
  CreateWebhookInput,
  UpdateWebhookInput,
  Webhook,
  WebhookRef,
  WebhookWithSecret,
} from "@tenon/schemas/webhooks";
import type { Author, Caller, SignedInActor } from "#actor.ts";
import type { AuditEvent, AuditService } from "#features/audit/index.ts";
import type { SessionService } from "#features/sessions/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { Destinations } from "#platform/outbound/destinations.ts";
import type { WebhookSecrets } from "#platform/tokens/webhook-secrets.ts";
import type { WebhookCursorRepository } from "./webhook-cursor.repository.ts";
import type { WebhookRestarts } from "./webhook-restarts.service.ts";
import type { WebhookRepository } from "./webhooks.repository.ts";

export type WebhookService = {
  list(actor: SignedInActor): Promise<Webhook[]>;
  get(owner: Pick<SignedInActor, "userId">, input: WebhookRef): Promise<Webhook>;
  create(
    actor: SignedInActor,
    input: CreateWebhookInput,
    caller: Caller,
  ): Promise<WebhookWithSecret>;
  /** Changes one of an owner's, who need not be whose doing it is. */
  update(
    owner: Pick<SignedInActor, "userId">,
    input: UpdateWebhookInput,
    doing: { by: Author; from: Caller | null },
  ): Promise<Webhook>;
  remove(actor: SignedInActor, input: WebhookRef, caller: Caller): Promise<WebhookRef>;
  /** For an account that gets another owner: the former one hears nothing more. */
  removeAll(owner: Author & { userId: string }, caller: Caller, tx: Transaction): Promise<void>;
  rotateSecret(actor: SignedInActor, input: WebhookRef, caller: Caller): Promise<WebhookWithSecret>;
};

/** Who does it, in which transaction, and what is to be told of it beside where it leads. */
type Act = Pick<AuditEvent, "by" | "from" | "targetId" | "details"> & { tx: Transaction };

type Dependencies = {
  webhooks: WebhookRepository;
  cursors: Pick<WebhookCursorRepository, "skipUnheard">;
  restarts: Pick<WebhookRestarts, "begin">;
  secrets: Pick<WebhookSecrets, "make">;
  destinations: Pick<Destinations, "refusalOf">;
  sessions: Pick<SessionService, "hold">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

const mostWebhooks = 10;
const formerSecretHours = 24;
/** What the table takes: signs outside of ASCII are sent as up to nine or twelve. */
const longestUrl = 8_000;

export function createWebhookService({
  webhooks,
  cursors,
  restarts,
  secrets,
  destinations,
  sessions,
  audit,
  transaction,
}: Dependencies): WebhookService {
  return {
    list: ({ userId }) => webhooks.listAll(userId),
    async get({ userId }, { id }) {
      const webhook = await webhooks.find(id, userId);
      if (!webhook) throw new AppError({ code: "NOT_FOUND" });
      return webhook;
    },
    async create(actor, { url, ...input }, caller) {
      const { userId } = actor;
      const id = uuidv7();
      const secret = secrets.make(id);
      const made = { id, userId, url: permitted(url), sealedSecret: secret.sealed, ...input };
      return transaction(async (tx) => {
        // Those made at once are counted one after the other.
        await sessions.hold(actor, tx);
        if ((await webhooks.count(userId, tx)) >= mostWebhooks) {
          throw new AppError({ code: "CONFLICT" }, { message: tooMany });
        }
        await cursors.skipUnheard(tx);
        const webhook = await webhooks.insert(made, tx);
        await record("webhook.created", webhook, { by: actor, from: caller, tx });
        return { ...webhook, secret: secret.text };
      });
    },
    update: ({ userId }, { id, version, url, ...changes }, doing) =>
      transaction(async (tx) => {
        const which = { id, userId, version };
        const before = await webhooks.hold(which, tx);
        if (!before) throw new AppError({ code: "NOT_FOUND" });
        const allowed = { ...changes, ...(url !== undefined && { url: permitted(url) }) };
        if (before.pausedAt !== null && changes.paused === false) await cursors.skipUnheard(tx);
        const after = await webhooks.update(which, allowed, tx);
        if (!after) throw new AppError({ code: "STALE_VERSION", current: before });
        if (before.pausedAt !== null && after.pausedAt === null) {
          await restarts.begin({ webhookId: id, state: "waiting", since: new Date(0) }, tx);
        }
        const details = differences(before, after);
        if (Object.keys(details).length > 0) {
          await record("webhook.updated", after, { ...doing, targetId: userId, details, tx });
        }
        return after;
      }),
    remove: (actor, { id }, caller) =>
      transaction(async (tx) => {
        const webhook = await webhooks.remove({ id, userId: actor.userId }, tx);
        if (!webhook) throw new AppError({ code: "NOT_FOUND" });
        await record("webhook.removed", webhook, { by: actor, from: caller, tx });
        return { id };
      }),
    async removeAll(owner, caller, tx) {
      for (const webhook of await webhooks.removeAll(owner.userId, tx)) {
        await record("webhook.removed", webhook, { by: owner, from: caller, tx });
      }
    },
    async rotateSecret(actor, { id }, caller) {
      const { text, sealed } = secrets.make(id);
      return transaction(async (tx) => {
        const webhook = await webhooks.replaceSecret(
          { id, userId: actor.userId },
          { sealed, keptHours: formerSecretHours },
          tx,
        );
        if (!webhook) throw new AppError({ code: "NOT_FOUND" });
        await record("webhook.secret-rotated", webhook, { by: actor, from: caller, tx });
        return { ...webhook, secret: text };
      });
    },
  };

  /** As it will be called: `http://2130706433` is `http://127.0.0.1/`. */
  function permitted(text: string): string {
    const url = new URL(text);
    const message = url.href.length > longestUrl ? tooLong : destinations.refusalOf(url);
    if (message === null) return url.href;
    throw new AppError({ code: "VALIDATION_FAILED", issues: [{ path: ["url"], message }] });
  }

  function record(
    action: AuditAction,
    { url }: Pick<Webhook, "url">,
    { tx, details, ...act }: Act,
  ): Promise<void> {
    const told = { url: originOf(url), ...details };
    return audit.record({ ...act, action, details: told }, tx);
  }
}

const tooLong = "Must be at most 8,000 characters, counted as it is sent.";
const tooMany = `An account can have ${mostWebhooks} webhooks. Remove one that is no longer needed first.`;

/** What decides who hears of what. Of an address its origin is told: the rest of it may be a secret. */
function differences(before: Webhook, after: Webhook): AuditDetails {
  const [isOn, wasOn] = [after.pausedAt === null, before.pausedAt === null];
  const [from, to] = [before.events.join(" "), after.events.join(" ")];
  return {
    ...(before.url !== after.url && {
      "url.from": originOf(before.url),
      "url.to": originOf(after.url),
    }),
    ...(from !== to && { "events.from": from || "all", "events.to": to || "all" }),
    ...(isOn !== wasOn && { "paused.to": !isOn }),
  };
}

function originOf(url: string): string {
  return new URL(url).origin;
}
