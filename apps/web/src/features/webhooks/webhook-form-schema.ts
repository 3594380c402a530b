import { t } from "@lingui/core/macro";

/** What the server asks of a webhook, and that something is chosen: to the server, nothing stands for everything. */
export async function loadWebhookSchema() {
  const { CreateWebhookInput, WebhookEvent } = await import("@tenon/schemas/webhooks");
  const events = WebhookEvent.array()
    .min(1, t`Choose at least one event.`)
    .nullable();
  return CreateWebhookInput.extend({ events });
}
