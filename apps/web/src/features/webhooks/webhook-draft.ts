import type { UpdateWebhookInput, Webhook, WebhookEvent } from "@tenon/schemas/webhooks";

/** A webhook as it stands in the form. */
export type WebhookDraft = Pick<Webhook, "url" | "description"> & {
  /** Null: all of them, those that come to be later too. */
  events: readonly WebhookEvent[] | null;
};

export const emptyDraft: WebhookDraft = { url: "", description: "", events: null };

export function toDraft({ url, description, events }: Webhook): WebhookDraft {
  return { url, description, events: events.length === 0 ? null : events };
}

export function isUnchanged(base: WebhookDraft, draft: WebhookDraft): boolean {
  return (
    draft.url === base.url && draft.description === base.description && haveSameEvents(base, draft)
  );
}

/** Only what was changed, with the version it was changed from. */
export function toEdit(stored: Webhook, draft: WebhookDraft): UpdateWebhookInput {
  const base = toDraft(stored);
  return {
    id: stored.id,
    version: stored.version,
    ...(draft.url !== base.url && { url: draft.url }),
    ...(draft.description !== base.description && { description: draft.description }),
    ...(!haveSameEvents(base, draft) && { events: [...(draft.events ?? [])] }),
  };
}

type Versions = { base: WebhookDraft; draft: WebhookDraft; current: WebhookDraft };

/** The draft moved onto a newer version: what it changed stays, the rest is as stored. */
export function rebase({ base, draft, current }: Versions): WebhookDraft {
  return {
    url: draft.url === base.url ? current.url : draft.url,
    description: draft.description === base.description ? current.description : draft.description,
    events: haveSameEvents(base, draft) ? current.events : draft.events,
  };
}

function haveSameEvents(one: WebhookDraft, other: WebhookDraft): boolean {
  if (one.events === null || other.events === null) return one.events === other.events;
  return one.events.toSorted().join() === other.events.toSorted().join();
}
