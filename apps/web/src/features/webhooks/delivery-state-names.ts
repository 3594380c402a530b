import { t } from "@lingui/core/macro";
import type { WebhookDeliveryState } from "@tenon/schemas/webhooks";

export function deliveryStateNames(): Record<WebhookDeliveryState, string> {
  return {
    waiting: t({ message: "Waiting", context: "state of a message" }),
    delivered: t({ message: "Delivered", context: "state of a message" }),
    failed: t({ message: "Failed", context: "state of a message" }),
  };
}
