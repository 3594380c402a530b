import { expect, it } from "vitest";
import type { Webhook, WebhookEvent } from "@tenon/schemas/webhooks";
import { isUnchanged, rebase, toDraft, toEdit, type WebhookDraft } from "./webhook-draft.ts";

const webhook: Webhook = {
  id: "01985a7e-5f0e-7c3a-9d0b-2f6f5c1f4d11",
  url: "https://example.com/tenon",
  description: "",
  events: ["order.moved", "order.placed"],
  pausedAt: null,
  pauseReason: null,
  failingSince: null,
  formerSecretEndsAt: null,
  createdAt: new Date(),
  updatedAt: new Date(),
  version: 3,
};
const { id, version } = webhook;
const base = toDraft(webhook);
const all = { isAll: true, chosen: [] };

it("is unchanged when the same events were chosen in another order", () => {
  expect(isUnchanged(base, told("order.placed", "order.moved"))).toBe(true);
  expect(isUnchanged(base, told("order.placed"))).toBe(false);
  expect(isUnchanged(base, { ...base, events: all })).toBe(false);
});

it("sends only what was changed", () => {
  const description = "The stock room";
  expect(toEdit(webhook, { ...base, description })).toEqual({ id, version, description });
  expect(toEdit(webhook, { ...base, events: all })).toEqual({ id, version, events: [] });
});

it("keeps what was changed here when it moves onto a newer version", () => {
  const draft = { ...base, description: "The stock room" };
  const current = { url: "https://example.com/new", description: "Mine", events: all };
  expect(rebase({ base, draft, current })).toEqual({
    url: "https://example.com/new",
    description: "The stock room",
    events: all,
  });
});

function told(...chosen: WebhookEvent[]): WebhookDraft {
  return { ...base, events: { isAll: false, chosen } };
}
