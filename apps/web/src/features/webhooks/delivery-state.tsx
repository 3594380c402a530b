import type { WebhookDeliveryState } from "@tenon/schemas/webhooks";
import { StatusMark, type StatusTone } from "#ui/status-mark.tsx";
import { deliveryStateNames } from "./delivery-state-names.ts";

const tones: Record<WebhookDeliveryState, StatusTone> = {
  waiting: "idle",
  delivered: "done",
  failed: "wrong",
};

export function DeliveryState({ state }: { state: WebhookDeliveryState }) {
  return <StatusMark tone={tones[state]}>{deliveryStateNames()[state]}</StatusMark>;
}
