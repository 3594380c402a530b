/** What a webhook is to the server. */
export async function loadWebhook() {
  return (await import("@tenon/schemas/webhooks")).Webhook;
}
