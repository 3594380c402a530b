import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { WebhookDelivery } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { DeliveryContent } from "./delivery-content.tsx";
import classes from "./delivery-list.module.css";
import { DeliveryOutcome } from "./delivery-outcome.tsx";
import { DeliveryState } from "./delivery-state.tsx";
import { describeEvent } from "./event-names.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";

type DeliveryItemProps = {
  delivery: WebhookDelivery;
  /** Whether its webhook is, so that nothing is sent. */
  isPaused: boolean;
};

export function DeliveryItem({ delivery, isPaused }: DeliveryItemProps) {
  const { id, type, state, createdAt } = delivery;
  return (
    <li className={classes.delivery}>
      <div className={classes.head}>
        <div className={classes.body}>
          <span className={classes.name}>
            {describeEvent(type)}
            <DeliveryState state={state} />
            <span className={classes.detail}>
              <TimeAgo at={createdAt} />
            </span>
          </span>
          <span className={classes.detail}>
            <DeliveryOutcome delivery={delivery} />
          </span>
        </div>
        {!isPaused && <SendAgain id={id} type={type} />}
      </div>
      <DeliveryContent delivery={delivery} />
    </li>
  );
}

function SendAgain({ id, type }: Pick<WebhookDelivery, "id" | "type">) {
  const trpc = useTRPC();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const event = describeEvent(type);
  const { mutate, isPending } = useMutation(
    trpc.webhooks.redeliver.mutationOptions({
      onSuccess: () => toasts.show({ tone: "done", message: t`Sends “${event}” again.` }),
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
      onSettled: () => cache.readDeliveriesAgain(),
    }),
  );
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={t`Send again: ${event}`}
      loading={isPending}
      onClick={() => mutate({ id })}
    >
      <Trans>Send again</Trans>
    </Button>
  );
}
