import { Badge, type BadgeProps } from "@mantine/core";
import type { WebhookDeliveryState } from "@tenon/schemas/webhooks";
import { deliveryStateNames } from "./delivery-state-names.ts";

const looks = {
  waiting: { variant: "default" },
  delivered: { variant: "light" },
  failed: { variant: "light", color: "red" },
} as const satisfies Record<WebhookDeliveryState, BadgeProps>;

export function DeliveryState({ state }: { state: WebhookDeliveryState }) {
  return (
    <Badge size="sm" tt="none" {...looks[state]}>
      {deliveryStateNames()[state]}
    </Badge>
  );
}
