import type { UpdateWebhookInput, Webhook, WebhookEvent } from "@tenon/schemas/webhooks";

/** A webhook as it stands in the form. */
export type WebhookDraft = Pick<Webhook, "url" | "description"> & { events: EventSelection };

/** All of them, those that come to be later too; what was chosen before stays chosen meanwhile. */
export type EventSelection = { isAll: boolean; chosen: readonly WebhookEvent[] };

export const emptyDraft: WebhookDraft = {
  url: "",
  description: "",
  events: { isAll: true, chosen: [] },
};

export function toDraft({ url, description, events }: Webhook): WebhookDraft {
  return { url, description, events: { isAll: events.length === 0, chosen: events } };
}

/** As it is checked; null stands for all events. */
export function toInput({ events, ...typed }: WebhookDraft) {
  return { ...typed, events: events.isAll ? null : events.chosen };
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
    ...(!haveSameEvents(base, draft) && {
      events: draft.events.isAll ? [] : [...draft.events.chosen],
    }),
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
  if (one.events.isAll || other.events.isAll) return one.events.isAll === other.events.isAll;
  return one.events.chosen.toSorted().join() === other.events.chosen.toSorted().join();
}
