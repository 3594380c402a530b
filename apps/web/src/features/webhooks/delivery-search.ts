import type { WebhookDeliveryState } from "@tenon/schemas/webhooks";

/** Which messages are looked at, as the address bar spells it. */
export type DeliverySearch = { state?: WebhookDeliveryState };

const states: readonly WebhookDeliveryState[] = ["waiting", "delivered", "failed"];

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readDeliverySearch({ state }: Record<string, unknown>): DeliverySearch {
  const known = states.find((each) => each === state);
  return known === undefined ? {} : { state: known };
}
