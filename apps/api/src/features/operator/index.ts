import { createOperatorWebhooks, type OperatorWebhooks } from "./operator-webhooks.service.ts";
import { createOperatorService, type OperatorService } from "./operator.service.ts";

export type { OperatorService, OperatorWebhooks };

type Dependencies = Parameters<typeof createOperatorService>[0] & {
  webhooks: Parameters<typeof createOperatorWebhooks>[0];
};

/** What is done at the command line, by whoever has the machine. It is served to nobody. */
export function createOperatorFeature({ webhooks, ...rest }: Dependencies): {
  service: OperatorService;
  webhooks: OperatorWebhooks;
} {
  return {
    service: createOperatorService(rest),
    webhooks: createOperatorWebhooks(webhooks),
  };
}
