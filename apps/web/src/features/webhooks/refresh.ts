import type { WebhookDelivery } from "@tenon/schemas/webhooks";

/** Webhooks tell of everything but of themselves, so what is on the screen is read again and again. */
export const refreshMs = 5_000;

const eagerMs = 1_500;

/** More often while a message is about to be sent. */
export function refreshMsOf(shown: readonly WebhookDelivery[]): number {
  const soon = Date.now() + refreshMs;
  const isDue = shown.some(
    ({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt.getTime() < soon,
  );
  return isDue ? eagerMs : refreshMs;
}
